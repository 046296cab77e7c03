import { memo, useId, useMemo } from "react";
import { layOutPanels } from "@/components/charts/panel-layout";
import type { PanelRechartsProps } from "@/components/charts/panel-recharts";
import { PanelSvg } from "@/components/charts/panel-svg";
import { PlotCursor } from "@/components/charts/plot-cursor";
import type { Plot, Range } from "@/components/charts/plot-model";
import { PlotTooltip } from "@/components/charts/plot-tooltip";
import { readAt, sayAt, stopsOf } from "@/components/charts/reading";
import { useElementWidth } from "@/components/charts/use-element-width";
import { useOnDemand } from "@/components/charts/use-on-demand";
import { usePlotCursor } from "@/components/charts/use-plot-cursor";

const loadPlot = () =>
  import("@/components/charts/panel-recharts").then((part) => part.PanelRecharts);

/** Dozens of lines stay as the server drew them: Recharts needs long to draw them again, and the cursor lies over both. */
const mostSeries = 12;

/** The cursor moves over it without drawing it again. */
const StillPicture = memo(PanelSvg);

type PanelReaderProps = {
  plot: Plot;
  label: string;
  summary: string;
  onZoomChange: (zoom: Range | null) => void;
  /** For guests: it stays as the server drew it, and no chart library is fetched. */
  isStill?: boolean;
  serverWidth?: number | undefined;
};

/**
 * The drawing, and over it the one place that takes pointer and keys, in the tab order once. It is drawn
 * as on the server until somebody reaches for it: only then comes the chart library.
 */
export function PanelReader(props: PanelReaderProps) {
  const { plot, label, summary, onZoomChange, isStill = false } = props;
  const id = useId();
  const { ref, width, isMeasured } = useElementWidth(props.serverWidth);
  const { part: PanelRecharts, want } = useOnDemand<PanelRechartsProps>(loadPlot);
  const reach = isStill || plot.series.length > mostSeries ? undefined : want;
  const layout = useMemo(() => layOutPanels(plot, width), [plot, width]);
  const stops = useMemo(() => stopsOf(plot), [plot]);
  const cursor = usePlotCursor({ layout, stops, zoom: plot.zoom, onZoomChange });
  const { index, stop, selection } = cursor;
  const readings = stop ? readAt(plot, stop) : [];
  return (
    <div ref={ref} className="relative">
      <div aria-hidden="true" className="overflow-hidden">
        {isMeasured && PanelRecharts ? (
          <PanelRecharts plot={plot} layout={layout} />
        ) : (
          <svg
            aria-hidden="true"
            width={width}
            height={layout.height}
            viewBox={`0 0 ${width} ${layout.height}`}
            className="block max-w-full will-change-transform"
          >
            <StillPicture layout={layout} xAxis={plot.xAxis} id={id} />
          </svg>
        )}
        {isMeasured && (
          <PlotCursor layout={layout} stop={stop} selection={selection} readings={readings} />
        )}
      </div>
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-describedby={`${id}-summary`}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, stops.length - 1)}
        aria-valuenow={index ?? 0}
        aria-valuetext={stop ? sayAt(plot, stop) : "Arrow keys read the checkpoints"}
        className="absolute inset-0 cursor-crosshair touch-pan-y select-none rounded-md"
        {...cursor.handlers}
        onPointerEnter={reach}
        onFocus={reach}
      />
      {stop && <PlotTooltip layout={layout} stop={stop} readings={readings} />}
      <span id={`${id}-summary`} className="sr-only">
        {summary}
      </span>
    </div>
  );
}
