import "server-only";
import type { Transaction } from "@/lib/db/client";
import type { MetricRecord } from "@/lib/domain/formats/records";
import { type FileReport, type Parser, readFile } from "@/lib/http/read-file";
import type { Run } from "@/prisma/generated/client";
import { metricPointsOf } from "./metric-points";
import { writeMetricPoints } from "./mutations";
import { metricPlace, type Only, takesPoint } from "./only";
import type { Stored } from "./stored";

/** Stores training metrics as they stream in; a later value of the same (key, step, time) wins. */
export async function storeMetrics(
  tx: Transaction,
  input: {
    run: Run;
    format: Parser<MetricRecord>;
    source: AsyncIterable<Uint8Array>;
    report: FileReport;
    filename: string | null;
    only?: Only | undefined;
  },
): Promise<Stored> {
  const { run, format, source, report, filename, only } = input;
  const keys = new Set<string>();
  let metrics = 0;
  for await (const records of readFile(format, source, { report, filename })) {
    if (report.issues.length > 0) continue;
    const points = metricPointsOf(records).filter((point) => takesPoint(only, point));
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
