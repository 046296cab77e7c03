import type { ReactNode } from "react";
import { exhibitPanels } from "@/components/charts/exhibit-panels";
import { MarkLegend } from "@/components/charts/mark-legend";
import { layOutPanels } from "@/components/charts/panel-layout";
import { PanelSvg } from "@/components/charts/panel-svg";
import type { PlotMark, PlotPanel, PlotSeries, Range, XAxis } from "@/components/charts/plot-model";
import { SeriesKeys } from "@/components/charts/series-keys";

type StaticExhibitProps = {
  id: string;
  label: string;
  series: readonly PlotSeries[];
  marks?: readonly PlotMark[];
  xAxis: XAxis;
  panels?: readonly PlotPanel[];
  width?: number;
  extent?: Range | undefined;
  note?: ReactNode;
  className?: string;
  /** Where the names at the lines and marks have to do. */
  isLegendHidden?: boolean;
};

/** The same picture without any script: for shared pages, embeds and mail. It scales with its box. */
export function StaticExhibit(props: StaticExhibitProps) {
  const { id, label, series, marks = [], xAxis, panels = exhibitPanels, width = 880 } = props;
  const plot = { panels, series, marks, xAxis, zoom: null, extent: props.extent, hidden: [] };
  const layout = layOutPanels(plot, width);
  return (
    <figure className={props.className}>
      <svg viewBox={`0 0 ${width} ${layout.height}`} className="block h-auto w-full" role="img">
        <title>{label}</title>
        <PanelSvg layout={layout} xAxis={xAxis} id={id} />
      </svg>
      <figcaption>
        {props.isLegendHidden || <SeriesKeys series={series} />}
        <MarkLegend marks={props.isLegendHidden ? [] : marks} note={props.note} />
      </figcaption>
    </figure>
  );
}
