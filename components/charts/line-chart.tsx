"use client";

import { useMemo } from "react";
import { PanelChart, type PanelChartProps } from "@/components/charts/panel-chart";
import type { PlotPanel, PlotSeries } from "@/components/charts/plot-model";

export type LineSeries = Omit<PlotSeries, "panel">;

type LineChartProps = Omit<PanelChartProps, "panels" | "series"> & {
  series: readonly LineSeries[];
  unit?: PlotPanel["unit"];
  domain?: PlotPanel["domain"];
  scale?: PlotPanel["scale"];
  height?: number;
};

/** Lines over checkpoints in one panel: categories, runs side by side, loss and other metrics. */
export function LineChart(props: LineChartProps) {
  const { series, unit = "ratio", domain = "fit", scale = "linear", height = 180, ...rest } = props;
  const panels = useMemo<readonly PlotPanel[]>(
    () => [{ id: "only", unit, domain, scale, height }],
    [unit, domain, scale, height],
  );
  const placed = useMemo(() => series.map((item) => ({ ...item, panel: "only" })), [series]);
  return <PanelChart panels={panels} series={placed} {...rest} />;
}
