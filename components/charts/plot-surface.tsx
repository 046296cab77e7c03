import { useId, useMemo, useRef } from "react";
import { layOutPanels } from "@/components/charts/panel-layout";
import { PanelPicture } from "@/components/charts/panel-picture";
import { PanelPlot } from "@/components/charts/panel-plot";
import type { Plot, Range } from "@/components/charts/plot-model";
import { PlotTooltip } from "@/components/charts/plot-tooltip";
import { readAt, sayAt, stopsOf } from "@/components/charts/reading";
import type { InvertX } from "@/components/charts/report-invert-x";
import { useElementWidth } from "@/components/charts/use-element-width";
import { usePlotCursor } from "@/components/charts/use-plot-cursor";

type PlotSurfaceProps = {
  plot: Plot;
  label: string;
  summary: string;
  onZoomChange: (zoom: Range | null) => void;
};

/** The drawing, and over it the one place that takes pointer and keys, in the tab order once. */
export function PlotSurface({ plot, label, summary, onZoomChange }: PlotSurfaceProps) {
  const id = useId();
  const { ref, width, isMeasured } = useElementWidth();
  const invertX: InvertX = useRef(undefined);
  const layout = useMemo(() => layOutPanels(plot, width), [plot, width]);
  const stops = useMemo(() => stopsOf(plot), [plot]);
  const cursor = usePlotCursor({ layout, invertX, stops, zoom: plot.zoom, onZoomChange });
  const { index, stop, selection } = cursor;
  const readings = stop ? readAt(plot, stop) : [];
  return (
    <div ref={ref} className="relative">
      <div aria-hidden="true" className="overflow-hidden">
        {isMeasured ? (
          <PanelPlot
            plot={plot}
            layout={layout}
            stop={stop}
            selection={selection}
            readings={readings}
            invertX={invertX}
          />
        ) : (
          <svg
            aria-hidden="true"
            width={width}
            height={layout.height}
            viewBox={`0 0 ${width} ${layout.height}`}
            className="block max-w-full"
          >
            <PanelPicture layout={layout} xAxis={plot.xAxis} id={id} />
          </svg>
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
      />
      {stop && <PlotTooltip layout={layout} stop={stop} readings={readings} />}
      <span id={`${id}-summary`} className="sr-only">
        {summary}
      </span>
    </div>
  );
}
