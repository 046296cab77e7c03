import { type RunView, runViewParsers } from "@/lib/runs/view-state";
import type { ShareView } from "./schema";

const charts = ["exhibit", "categories"] as const;
export type SharedChartId = (typeof charts)[number];
export type ReadView = RunView & { chart: SharedChartId };

/** The stored parameters as the run page reads them; `chart` says which picture of the page is shared. */
export function readView(view: ShareView): ReadView {
  const read = Object.entries(runViewParsers).map(([name, parser]) => [
    name,
    parser.parseServerSide(view[name]),
  ]);
  const chart = charts.find((id) => id === view.chart) ?? "exhibit";
  return { ...(Object.fromEntries(read) as RunView), chart };
}
