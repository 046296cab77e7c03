import type { ReactNode } from "react";
import { exhibitPanels } from "@/components/charts/exhibit-panels";
import { MarkLegend } from "@/components/charts/mark-legend";
import { layOutPanels } from "@/components/charts/panel-layout";
import { PanelSvg } from "@/components/charts/panel-svg";
import type { PlotMark, PlotPanel, PlotSeries, Range, XAxis } from "@/components/charts/plot-model";
import { SeriesKey } from "@/components/charts/series-key";

/** What each line without a name at its end is, without a script; as high as the legend that a script puts in its place. */
function SeriesKeys({ series }: { series: readonly PlotSeries[] }) {
  return (
    <div className="-ml-1.5 flex min-h-6 flex-wrap gap-x-1 gap-y-0.5 text-caption text-muted">
      {series
        .filter(({ hasNoEndLabel }) => hasNoEndLabel)
        .map((item) => (
          <span key={item.id} className="inline-flex h-6 items-center gap-1.5 px-1.5">
            <SeriesKey series={item} />
            {item.label}
          </span>
        ))}
    </div>
  );
}

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
