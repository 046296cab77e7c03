import "server-only";
import type { Transaction } from "@/lib/db/client";
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
  for await (const records of readFile(format, source, options)) {
    if (report.issues.length > 0) continue;
    const points = metricPointsOf(records).filter((point) => takesPoint(only, point));
    if (metrics === 0 && only === undefined) await warnOfSecond(tx, run.id, { points, report });
    for (const { key } of points) keys.add(key);
    metrics += points.length;
    await writeMetricPoints(tx, run.id, points);
  }
  report.refuseIssues();
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
  runId: string,
  { points, report }: { points: readonly MetricPointRow[]; report: FileReport },
): Promise<void> {
  const warning = await secondTrainingWarning(tx, runId, points);
  if (warning !== null) report.addWarning(null, warning);
}
