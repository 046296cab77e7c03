import { type CompareView, compareViewParsers } from "@/lib/comparisons/view-state";
import { type DynamicsChartId, dynamicsCharts } from "@/lib/runs/dynamics/dynamics-model";
import { type RunView, runViewParsers } from "@/lib/runs/view-state";
import type { ShareView } from "./schema";

/** The pictures of a run's rates and metrics. */
export const runCharts = ["exhibit", "categories", "metrics"] as const;
export const sharedCharts = [...runCharts, ...dynamicsCharts] as const;
export type SharedChartId = (typeof sharedCharts)[number];
export type RunChartId = (typeof runCharts)[number];
export type ReadView<Chart extends SharedChartId = SharedChartId> = RunView & { chart: Chart };

export function isDynamicsChart(chart: SharedChartId): chart is DynamicsChartId {
  return dynamicsCharts.some((id) => id === chart);
}

type Parsers = Record<
  string,
  { parseServerSide: (value: string | string[] | undefined) => unknown }
>;

function readWith(parsers: Parsers, view: ShareView): unknown {
  return Object.fromEntries(
    Object.entries(parsers).map(([name, parser]) => [name, parser.parseServerSide(view[name])]),
  );
}

/** The stored parameters as the run page reads them; `chart` says which picture of the page is shared. */
export function readView(view: ShareView): ReadView {
  const chart = sharedCharts.find((id) => id === view.chart) ?? "exhibit";
  return { ...(readWith(runViewParsers, view) as RunView), chart };
}

/** The stored parameters as the comparison page reads them. */
export function readCompareView(view: ShareView): CompareView {
  return readWith(compareViewParsers, view) as CompareView;
}
