import "server-only";
import type { Transaction } from "@/lib/db/client";
import { ofRun, type RowKey } from "@/lib/db/row-key";
import { metricsOfAggregates } from "@/lib/domain/formats/aggregate-metrics";
import { reconcileAggregates } from "@/lib/domain/formats/reconcile-aggregates";
import type { AggregateRecord } from "@/lib/domain/formats/records";
import { categoriesSharing } from "@/lib/domain/knowledge/populations";
import { type FileReport, type Parser, type ReadOptions, readFile } from "@/lib/http/read-file";
import { trainSplit } from "@/lib/runs/analysis/evaluate-run";
import { upsertCheckpoints, writeMetricPoints } from "@/lib/runs/mutations";
import type { Run } from "@/prisma/generated/client";
import { metricPointsOf } from "./metric-points";
import { metricPlace, type Only, placeBehind, takesPlace, takesPoint, takesStep } from "./only";
import { placeKey } from "./place";
import type { Stored } from "./stored";
import { readVectors } from "./vectors";

const maxRows = 1_000_000;
const rowsPerStatement = 500;

/** Stores counts by (step, split, category), newer rows in place of those they share examples with. Where per-example outcomes exist they stay, and the file is told so. */
export async function storeAggregates(
  tx: Transaction,
  input: {
    run: Run;
    format: Parser<AggregateRecord>;
    source: AsyncIterable<Uint8Array>;
    only?: Only | undefined;
  } & ReadOptions,
): Promise<Stored> {
  const { run, format, source, only, ...options } = input;
  const { report } = options;
  const records: AggregateRecord[] = [];
  for await (const batch of readFile(format, source, options)) {
    if (records.length + batch.length > maxRows)
      report.addIssue(null, null, `more than ${maxRows} rows in one file`);
    else records.push(...batch);
  }
  const { rows: all, issues } = reconcileAggregates(records);
  for (const issue of issues) report.addIssue(issue.line, issue.column, issue.message);
  report.refuseIssues();
  const rows = all.filter((row) => takesPlace(only, row));
  const kept = await withoutOutcomes(tx, { run, rows, report });
  await writeEvaluations(tx, run, kept);
  const epochs = new Map<number, number | null>();
  for (const { step, epoch } of records.filter((row) => takesStep(only, row.step)))
    epochs.set(step, epoch ?? epochs.get(step) ?? null);
  await upsertCheckpoints(tx, run, epochs);
  const points = metricPointsOf(metricsOfAggregates(records)).filter((point) =>
    takesPoint(only, point),
  );
  await writeMetricPoints(tx, run, points);
  const standing = new Set(kept.map(placeKey));
  const wanted = rows.map(placeKey);
  const evaluations = wanted.map((key) => (standing.has(key) ? key : placeBehind(key)));
  const places = [...new Set([...evaluations, ...points.map(({ key }) => metricPlace(key))])];
  return {
    ...{ checkpoints: epochs.size, outcomes: 0, metrics: points.length, places },
    evaluated: [...epochs],
  };
}

async function withoutOutcomes(
  tx: Transaction,
  input: { run: RowKey; rows: readonly AggregateRecord[]; report: FileReport },
): Promise<AggregateRecord[]> {
  const vectors = await readVectors(tx, input.run, input.rows);
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
  run: RowKey,
  rows: readonly AggregateRecord[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const replaced = rows.slice(from, from + rowsPerStatement).map(({ step, split, category }) => ({
      step,
      split,
      category: { in: categoriesSharing(category) },
    }));
    await tx.evaluation.deleteMany({ where: { ...ofRun(run), OR: replaced } });
  }
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await tx.evaluation.createMany({
      data: rows
        .slice(from, from + rowsPerStatement)
        .map(({ step, split, category, total, correct, abstained, fitted }) => ({
          ...{ ...ofRun(run), step, split, category, total, correct, abstained },
          fitted: split === trainSplit ? (fitted ?? correct) : null,
          hasOutcomes: false,
        })),
    });
  }
}
