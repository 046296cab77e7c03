import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { minMaxBuckets } from "@/lib/domain/stats/downsample";
import { listMetricKeys, listMetricPoints } from "@/lib/runs/queries";
import type { MetricsQuery, MetricsResponse } from "@/lib/runs/schema";
import { type RunRef, requireRun } from "@/lib/runs/service";

/** One training metric by step, thinned to min/max buckets of about `points` points; says how many there are. */
export async function getMetrics(
  viewer: Viewer,
  ref: RunRef,
  query: MetricsQuery,
): Promise<MetricsResponse> {
  const run = await requireRun(viewer, ref);
  const { keys, count: keyCount } = await listMetricKeys(run, query);
  const key = query.key ?? null;
  if (key === null) return { key, keys, keyCount, points: [], shown: 0, of: 0 };
  const rows = await listMetricPoints(run, { key, from: query.from, to: query.to });
  const all = rows.map((row) => ({ x: row.step, y: row.value, row }));
  const perBucket = all.some(({ y }) => y === null) ? 3 : 2;
  const buckets = Math.max(1, Math.floor((query.points - 2) / perBucket));
  const { points } = minMaxBuckets(all, buckets);
  return {
    key,
    keys,
    keyCount,
    points: points.map(({ row }) => ({
      step: row.step,
      epoch: row.epoch,
      time: row.timeMs > 0n ? new Date(Number(row.timeMs)).toISOString() : null,
      value: row.value,
      ...(row.value === null ? { notANumber: notANumberOf(row.notANumber) } : {}),
    })),
    shown: points.length,
    of: rows.length,
  };
}

/** Points from before its reason was kept have none: NaN, as JSON lines write it. */
function notANumberOf(stored: string | null): "NaN" | "Infinity" | "-Infinity" {
  return stored === "Infinity" || stored === "-Infinity" ? stored : "NaN";
}
