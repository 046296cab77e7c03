"use client";

import { useMemo } from "react";
import { LineChart, type LineSeries } from "@/components/charts/line-chart";
import type { ColorToken } from "@/components/charts/paint";
import type { PlotPoint, PlotSeries, Unit } from "@/components/charts/plot-model";

export type DotGroup = {
  id: string;
  label: string;
  shortLabel?: string;
  color: ColorToken;
  marker?: NonNullable<PlotSeries["marker"]>;
  dash?: NonNullable<PlotSeries["dash"]>;
  points: readonly PlotPoint[];
};

type IntervalDotsProps = {
  label: string;
  summary?: string;
  groups: readonly DotGroup[];
  xAxis: { label: string; unit: Unit };
  unit?: Unit;
  height?: number;
  emptyReason?: string;
};

/** Points with their error bars by group: early stop or to the end, by share of new facts. */
export function IntervalDots({ groups, height = 240, unit = "ratio", ...rest }: IntervalDotsProps) {
  const series = useMemo<readonly LineSeries[]>(
    () => groups.map((group) => ({ marker: "circle", ...group, isWhiskered: true })),
    [groups],
  );
  return <LineChart series={series} unit={unit} height={height} {...rest} />;
}
