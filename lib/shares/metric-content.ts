import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { getMetrics } from "@/lib/runs/analysis/get-metrics";
import { metricsQuery } from "@/lib/runs/schema";
import type { RunRef } from "@/lib/runs/service";
import { mostMetrics, smoothings, wholeSteps, zoomBetween } from "@/lib/runs/view-state";
import type { ReadView } from "./read-view";
import type { SharedMetric } from "./shared-view";

/** The training metrics that a view shows, within its zoom; null where it shows none or the run has no such metric. */
export async function metricContent(
  viewer: Viewer,
  ref: RunRef,
  { chart, metric, also, log, mfrom, mto, mx, smooth }: ReadView,
): Promise<SharedMetric | null> {
  if (chart !== "metrics" || metric === null) return null;
  const keys = [...new Set([metric, ...also])].slice(0, mostMetrics);
  const range = wholeSteps(zoomBetween(mfrom, mto));
  const isTimed = mx === "time";
  const read = await Promise.all(
    keys.map((key) => oneMetric(viewer, ref, { key, range, isTimed })),
  );
  const [first, ...others] = read;
  if (!first) return null;
  const beside = others.filter((one) => one !== null);
  return {
    ...first,
    isLog: log,
    ...(isTimed ? { x: mx } : {}),
    ...(smoothings.some((points) => points === smooth) && smooth > 1 ? { smooth } : {}),
    ...(beside.length > 0 ? { also: beside } : {}),
  };
}

type Wanted = { key: string; range: { from?: number; to?: number }; isTimed: boolean };

async function oneMetric(viewer: Viewer, ref: RunRef, { key, range, isTimed }: Wanted) {
  const query = metricsQuery.safeParse({ key, limit: 0, ...range });
  if (!query.success) return null;
  const { points, shown, of } = await getMetrics(viewer, ref, query.data);
  if (of === 0) return null;
  return {
    key,
    shown,
    of,
    points: points.map(({ step, epoch, time, value, notANumber }) => ({
      ...{ step, epoch, value },
      ...(notANumber === undefined ? {} : { notANumber }),
      ...(isTimed ? { time } : {}),
    })),
  };
}
