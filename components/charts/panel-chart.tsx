"use client";

import { type ReactNode, useMemo, useState } from "react";
import { EmptyChart } from "@/components/charts/empty-chart";
import { LineChoice } from "@/components/charts/line-choice";
import { MarkLegend } from "@/components/charts/mark-legend";
import { PanelReader } from "@/components/charts/panel-reader";
import type {
  Plot,
  PlotMark,
  PlotPanel,
  PlotSeries,
  Range,
  XAxis,
} from "@/components/charts/plot-model";
import { SeriesLegend } from "@/components/charts/series-legend";
import { Button } from "@/components/ui/button";

type Controllable<Value> = {
  value: Value | undefined;
  initial: Value;
  onChange: ((value: Value) => void) | undefined;
};

/** The owner's value when it gives one (the URL), else the component's own. */
function useControllable<Value>({ value, initial, onChange }: Controllable<Value>) {
  const [own, setOwn] = useState(initial);
  const set = (next: Value) => {
    if (value === undefined) setOwn(next);
    onChange?.(next);
  };
  return [value === undefined ? own : value, set] as const;
}

export type PlotView = {
  zoom?: Range | null;
  onZoomChange?: (zoom: Range | null) => void;
  hidden?: readonly string[];
  onHiddenChange?: (hidden: readonly string[]) => void;
  /** For guests: read as it was drawn, without the chart library. */
  isStill?: boolean;
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
  extent?: Plot["extent"];
  reads?: Plot["reads"];
  /** Pixels for which the server draws it: what is drawn anew for another width may move what stands below. */
  serverWidth?: number;
};

const noMarks: readonly PlotMark[] = [];
const noneHidden: readonly string[] = [];

function usePlot(props: PanelChartProps) {
  const { panels, series, marks = noMarks, xAxis, reads = "exact", extent } = props;
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
    () => ({ panels, series, marks, xAxis, zoom, hidden, reads, extent }),
    [panels, series, marks, xAxis, zoom, hidden, reads, extent],
  );
  return { plot, setZoom, setHidden };
}

type LegendProps = { plot: Plot; onHiddenChange: (hidden: readonly string[]) => void };

/** A line bears its name at its end or here, not both; the named ones are switched behind a button. */
function Legend({ plot: { series, hidden }, onHiddenChange }: LegendProps) {
  const own = series.filter(({ behind }) => behind === undefined);
  const named = own.filter(({ hasNoEndLabel }) => !hasNoEndLabel);
  const switches = { hidden, onHiddenChange };
  return (
    <div className="-ml-1.5 flex flex-wrap items-center gap-x-2">
      {named.length > 0 && own.length > 1 && (
        <LineChoice label="Lines" hidden={named.filter(({ id }) => hidden.includes(id)).length}>
          <SeriesLegend series={named} {...switches} />
        </LineChoice>
      )}
      {own.length > named.length && (
        <SeriesLegend series={own.filter(({ hasNoEndLabel }) => hasNoEndLabel)} {...switches} />
      )}
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
    return <EmptyChart>{emptyReason ?? "Nothing was measured here yet."}</EmptyChart>;
  }
  return (
    <figure>
      <PanelReader
        {...{ plot, label, summary, isStill: props.isStill ?? false }}
        serverWidth={props.serverWidth}
        onZoomChange={setZoom}
      />
      <figcaption>
        <div className="flex min-h-6 flex-wrap items-center justify-between gap-2">
          {isLegendHidden ? <span /> : <Legend plot={plot} onHiddenChange={setHidden} />}
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
