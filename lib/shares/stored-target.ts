import { z } from "zod";
import { chartTarget, shareTarget } from "./schema";

const runIds = z.object({ runIds: z.array(z.string()) });
const storedTarget = z.intersection(shareTarget, runIds);
const storedChartTarget = z.intersection(chartTarget, runIds);

/** A target as it is stored: with the ids of its runs beside their slugs. */
export type StoredTarget = z.infer<typeof storedTarget>;

export function targetOf(share: { target: unknown }): StoredTarget {
  return storedTarget.parse(share.target);
}

/** The same of a chart in a report. */
export function chartTargetOf(chart: { target: unknown }): z.infer<typeof storedChartTarget> {
  return storedChartTarget.parse(chart.target);
}
