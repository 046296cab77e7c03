import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { getMetrics } from "@/lib/runs/analysis/get-metrics";
import { metricsQuery } from "@/lib/runs/schema";
import type { RunPlace } from "@/lib/runs/service";
import { wholeSteps, zoomBetween } from "@/lib/runs/view-state";
import type { ReadView } from "./read-view";
import type { SharedMetric } from "./shared-view";

/** The training metric that a view shows, within its zoom; null where it shows none or the run has no such metric. */
export async function metricContent(
  viewer: Viewer,
  place: RunPlace,
  { chart, metric, log, mfrom, mto, mx }: ReadView,
): Promise<SharedMetric | null> {
  if (chart !== "metrics" || metric === null) return null;
  const range = wholeSteps(zoomBetween(mfrom, mto));
  const query = metricsQuery.safeParse({ key: metric, ...range });
  if (!query.success) return null;
  const { points, shown, of } = await getMetrics(viewer, place, query.data);
  if (of === 0) return null;
  return {
    key: metric,
    isLog: log,
    shown,
    of,
    ...(mx === "time" ? { x: mx } : {}),
    points: points.map(({ step, epoch, time, value, notANumber }) => ({
      ...{ step, epoch, value },
      ...(notANumber === undefined ? {} : { notANumber }),
      ...(mx === "time" ? { time } : {}),
    })),
  };
}
