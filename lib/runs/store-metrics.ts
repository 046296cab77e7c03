import "server-only";
import type { Transaction } from "@/lib/db/client";
import type { Format } from "@/lib/domain/formats/format";
import type { MetricRecord } from "@/lib/domain/formats/records";
import { type FileReport, readFile } from "@/lib/http/read-file";
import type { Run } from "@/prisma/generated/client";
import { type MetricPointRow, writeMetricPoints } from "./mutations";
import type { Stored } from "./stored";

/** Stores training metrics as they stream in; a later value of the same (key, step, time) wins. */
export async function storeMetrics(
  tx: Transaction,
  input: {
    run: Run;
    format: Format<MetricRecord>;
    source: AsyncIterable<Uint8Array>;
    report: FileReport;
    filename: string | null;
  },
): Promise<Stored> {
  const { run, format, source, report, filename } = input;
  const keys = new Set<string>();
  let metrics = 0;
  for await (const records of readFile(format, source, { report, filename })) {
    if (report.issues.length > 0) continue;
    const points = new Map<string, MetricPointRow>();
    for (const { step, epoch, timeMs, values } of records) {
      for (const [key, value] of Object.entries(values)) {
        keys.add(key);
        const time = Math.round(timeMs ?? 0);
        points.set(`${key}/${step}/${time}`, { key, step, epoch, timeMs: time, value });
      }
    }
    metrics += points.size;
    await writeMetricPoints(tx, run.id, [...points.values()]);
  }
  report.refuseIssues();
  return { checkpoints: 0, outcomes: 0, metrics, places: [...keys].map((key) => `metric/${key}`) };
}
