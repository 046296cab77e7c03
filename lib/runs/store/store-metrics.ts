import "server-only";
import type { Transaction } from "@/lib/db/client";
import type { RowKey } from "@/lib/db/row-key";
import type { MetricRecord } from "@/lib/domain/formats/records";
import { type FileReport, type Parser, type ReadOptions, readFile } from "@/lib/http/read-file";
import { type MetricPointRow, writeMetricPoints } from "@/lib/runs/mutations";
import type { Run } from "@/prisma/generated/client";
import { metricPointsOf } from "./metric-points";
import { metricPlace, type Only, takesPoint } from "./only";
import { secondTrainingWarning } from "./second-training";
import type { Stored } from "./stored";

/** Stores training metrics as they stream in; a later value of the same (key, step, time) wins. */
export async function storeMetrics(
  tx: Transaction,
  input: {
    run: Run;
    format: Parser<MetricRecord>;
    source: AsyncIterable<Uint8Array>;
    only?: Only | undefined;
  } & ReadOptions,
): Promise<Stored> {
  const { run, format, source, only, ...options } = input;
  const { report } = options;
  const keys = new Set<string>();
  let metrics = 0;
  let latest = 0;
  for await (const records of readFile(format, source, options)) {
    if (report.issues.length > 0) continue;
    const points = metricPointsOf(records).filter((point) => takesPoint(only, point));
    if (metrics === 0 && only === undefined) await warnOfSecond(tx, run, { points, report });
    for (const { key, timeMs } of points) {
      keys.add(key);
      latest = Math.max(latest, timeMs);
    }
    metrics += points.length;
    await writeMetricPoints(tx, run, points);
  }
  report.refuseIssues();
  const ahead = clockWarning(latest, Date.now());
  if (ahead !== null) report.addWarning(null, ahead);
  return {
    checkpoints: 0,
    outcomes: 0,
    metrics,
    places: [...keys].map(metricPlace),
    evaluated: [],
  };
}

async function warnOfSecond(
  tx: Transaction,
  run: RowKey,
  { points, report }: { points: readonly MetricPointRow[]; report: FileReport },
): Promise<void> {
  const warning = await secondTrainingWarning(tx, run, points);
  if (warning !== null) report.addWarning(null, warning);
}

/** Clocks of machines differ by seconds; further ahead is a clock, or a time zone, that is wrong. */
const mostAheadMs = 5 * 60_000;

/** What to say of a time that has not come yet on this server; null where it has, or nearly. */
export function clockWarning(latestMs: number, nowMs: number): string | null {
  const minutes = Math.round((latestMs - nowMs) / 60_000);
  if (latestMs - nowMs <= mostAheadMs) return null;
  const far = minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
  const time = new Date(latestMs).toISOString();
  return `a time is ${far} ahead of this server's clock (${time}): set the clock or the time zone of the machine that trains; charts by time are wrong by that much`;
}
