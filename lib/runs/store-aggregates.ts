import "server-only";
import type { Transaction } from "@/lib/db/client";
import { aggregatesFormat } from "@/lib/domain/formats/aggregates-csv";
import { reconcileAggregates } from "@/lib/domain/formats/reconcile-aggregates";
import type { AggregateRecord } from "@/lib/domain/formats/records";
import { type FileReport, readFile } from "@/lib/http/read-file";
import type { Run } from "@/prisma/generated/client";
import { trainSplit } from "./evaluate-run";
import { upsertCheckpoints, writeMetricPoints } from "./mutations";
import { placeKey } from "./place";
import type { Stored } from "./stored";
import { readVectors } from "./vectors";

const maxRows = 1_000_000;
const placesPerStatement = 500;

/** Stores counts by (step, split, category). Where per-example outcomes exist they stay, and the file is told so. */
export async function storeAggregates(
  tx: Transaction,
  input: {
    run: Run;
    source: AsyncIterable<Uint8Array>;
    report: FileReport;
    filename: string | null;
  },
): Promise<Stored> {
  const { run, source, report, filename } = input;
  const records: AggregateRecord[] = [];
  for await (const batch of readFile(aggregatesFormat, source, { report, filename })) {
    if (records.length + batch.length > maxRows)
      report.addIssue(null, null, `more than ${maxRows} rows in one file`);
    else records.push(...batch);
  }
  const { rows, issues } = reconcileAggregates(records);
  for (const issue of issues) report.addIssue(issue.line, issue.column, issue.message);
  report.refuseIssues();
  const kept = await withoutOutcomes(tx, { runId: run.id, rows, report });
  await writeEvaluations(tx, run.id, kept);
  const epochs = new Map<number, number | null>();
  for (const { step, epoch } of records) epochs.set(step, epoch ?? epochs.get(step) ?? null);
  await upsertCheckpoints(tx, run.id, epochs);
  const metrics = await storeRowMetrics(tx, run.id, records);
  const metricPlaces = records.flatMap((row) =>
    Object.keys(row.metrics).map((key) => `metric/${key}`),
  );
  const places = [...new Set([...kept.map(placeKey), ...metricPlaces])];
  return { checkpoints: epochs.size, outcomes: 0, metrics, places };
}

async function withoutOutcomes(
  tx: Transaction,
  input: { runId: string; rows: readonly AggregateRecord[]; report: FileReport },
): Promise<AggregateRecord[]> {
  const vectors = await readVectors(tx, input.runId, input.rows);
  const kept = input.rows.filter((row) => !vectors.has(placeKey(row)));
  const left = input.rows.length - kept.length;
  if (left > 0) {
    const sentence = `${left} rows were not stored: predictions of single examples are there and count for more`;
    input.report.addWarning(null, sentence);
  }
  return kept;
}

async function writeEvaluations(
  tx: Transaction,
  runId: string,
  rows: readonly AggregateRecord[],
): Promise<void> {
  const places = [...new Map(rows.map((row) => [placeKey(row), row])).values()];
  for (let from = 0; from < places.length; from += placesPerStatement) {
    const part = places.slice(from, from + placesPerStatement);
    await tx.evaluation.deleteMany({
      where: { runId, OR: part.map(({ step, split }) => ({ step, split })) },
    });
  }
  for (let from = 0; from < rows.length; from += 2000) {
    await tx.evaluation.createMany({
      data: rows
        .slice(from, from + 2000)
        .map(({ step, split, category, total, correct, abstained, fitted }) => ({
          ...{ runId, step, split, category, total, correct, abstained },
          fitted: split === trainSplit ? (fitted ?? correct) : null,
          hasOutcomes: false,
        })),
    });
  }
}

/** Further columns are metrics of the step; rows of one step repeat them. */
async function storeRowMetrics(
  tx: Transaction,
  runId: string,
  records: readonly AggregateRecord[],
): Promise<number> {
  const points = new Map<
    string,
    { key: string; step: number; epoch: number | null; value: number }
  >();
  for (const { step, epoch, metrics } of records) {
    for (const [key, value] of Object.entries(metrics))
      points.set(`${step}/${key}`, { key, step, epoch, value });
  }
  await writeMetricPoints(
    tx,
    runId,
    [...points.values()].map((point) => ({ ...point, timeMs: 0 })),
  );
  return points.size;
}
