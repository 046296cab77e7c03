"use client";

import { type ReactNode, useId, useMemo } from "react";
import { MarkLegend } from "@/components/charts/mark-legend";
import { layOutPanels } from "@/components/charts/panel-layout";
import { PanelPicture } from "@/components/charts/panel-picture";
import { PlotCursor } from "@/components/charts/plot-cursor";
import type {
  Plot,
  PlotMark,
  PlotPanel,
  PlotSeries,
  Range,
  XAxis,
} from "@/components/charts/plot-model";
import { PlotTooltip } from "@/components/charts/plot-tooltip";
import { readAt, sayAt, stopsOf } from "@/components/charts/reading";
import { SeriesLegend } from "@/components/charts/series-legend";
import { useControllable } from "@/components/charts/use-controllable";
import { useElementWidth } from "@/components/charts/use-element-width";
import { usePlotCursor } from "@/components/charts/use-plot-cursor";
import { Button } from "@/components/ui/button";

export type PlotView = {
  zoom?: Range | null;
  onZoomChange?: (zoom: Range | null) => void;
  hidden?: readonly string[];
  onHiddenChange?: (hidden: readonly string[]) => void;
};

export type PanelChartProps = PlotView & {
  label: string;
  /** A sentence that says what the picture shows, for those who do not see it. */
  summary?: string;
  panels: readonly PlotPanel[];
  series: readonly PlotSeries[];
  marks?: readonly PlotMark[];
  xAxis: XAxis;
  note?: ReactNode;
  emptyReason?: string;
  isLegendHidden?: boolean;
  /** Where a chart beside it explains the same marks already. */
  isMarkLegendHidden?: boolean;
};

const noMarks: readonly PlotMark[] = [];
const noneHidden: readonly string[] = [];

function usePlot(props: PanelChartProps) {
  const { panels, series, marks = noMarks, xAxis } = props;
  const [zoom, setZoom] = useControllable<Range | null>({
    value: props.zoom,
    initial: null,
    onChange: props.onZoomChange,
  });
  const [hidden, setHidden] = useControllable<readonly string[]>({
    value: props.hidden,
    initial: noneHidden,
    onChange: props.onHiddenChange,
  });
  const plot: Plot = useMemo(
    () => ({ panels, series, marks, xAxis, zoom, hidden }),
    [panels, series, marks, xAxis, zoom, hidden],
  );
  return { plot, setZoom, setHidden };
}

type SurfaceProps = {
  plot: Plot;
  label: string;
  summary: string;
  onZoomChange: (zoom: Range | null) => void;
};

function PlotSurface({ plot, label, summary, onZoomChange }: SurfaceProps) {
  const id = useId();
  const { ref, width } = useElementWidth();
  const layout = useMemo(() => layOutPanels(plot, width), [plot, width]);
  const stops = useMemo(() => stopsOf(plot), [plot]);
  const cursor = usePlotCursor({ layout, stops, zoom: plot.zoom, onZoomChange });
  const { stop, selection } = cursor;
  const readings = stop ? readAt(plot, stop) : [];
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-describedby={`${id}-summary`}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, stops.length - 1)}
      aria-valuenow={cursor.index ?? 0}
      aria-valuetext={stop ? sayAt(plot, stop) : "Arrow keys read the checkpoints"}
      className="relative cursor-crosshair touch-pan-y select-none rounded-md"
      {...cursor.handlers}
    >
      <svg
        width={width}
        height={layout.height}
        viewBox={`0 0 ${width} ${layout.height}`}
        className="block max-w-full"
        aria-hidden="true"
      >
        <PanelPicture layout={layout} xAxis={plot.xAxis} id={id} />
        <PlotCursor layout={layout} stop={stop} selection={selection} readings={readings} />
      </svg>
      {stop && <PlotTooltip layout={layout} stop={stop} readings={readings} />}
      <span id={`${id}-summary`} className="sr-only">
        {summary}
      </span>
    </div>
  );
}

/** Panels over one x axis with one cursor: hover or arrow keys read, a drag or Shift and arrows zoom. */
export function PanelChart(props: PanelChartProps) {
  const { label, summary = "", marks = noMarks, note, emptyReason, isLegendHidden } = props;
  const shownMarks = props.isMarkLegendHidden ? noMarks : marks;
  const { plot, setZoom, setHidden } = usePlot(props);
  const isEmpty = plot.series.every(({ points }) => points.every(({ y }) => y === null));
  if (isEmpty) {
    return (
      <p className="rounded-lg border border-dashed px-4 py-10 text-center text-muted">
        {emptyReason ?? "Nothing was measured here yet."}
      </p>
    );
  }
  return (
    <figure>
      <PlotSurface plot={plot} label={label} summary={summary} onZoomChange={setZoom} />
      <figcaption>
        <div className="flex min-h-6 flex-wrap items-center justify-between gap-2">
          {isLegendHidden ? (
            <span />
          ) : (
            <SeriesLegend series={plot.series} hidden={plot.hidden} onHiddenChange={setHidden} />
          )}
          {plot.zoom && (
            <Button size="small" onClick={() => setZoom(null)}>
              Show everything
            </Button>
          )}
        </div>
        <MarkLegend marks={shownMarks} note={note} />
      </figcaption>
    </figure>
  );
}
