import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { loadExampleIndex } from "@/lib/datasets/example-index";
import { lockDataset } from "@/lib/datasets/mutations";
import { scoringRuleOf } from "@/lib/datasets/scoring-rule";
import { db, type Transaction } from "@/lib/db/client";
import type { TrainingRecord } from "@/lib/domain/formats/records";
import { trainingSetFormat } from "@/lib/domain/formats/training-set";
import { isAbstention } from "@/lib/domain/knowledge/scoring";
import { categoryOfCode } from "@/lib/domain/outcomes/evaluate";
import { AppError, notFound } from "@/lib/errors";
import { FileReport, readFile } from "@/lib/http/read-file";
import type { SpooledFile } from "@/lib/http/spool";
import { openToWrite } from "@/lib/projects/access";
import { evaluateRun, trainSplit } from "@/lib/runs/analysis/evaluate-run";
import { summariseRun } from "@/lib/runs/list/summarise-run";
import { lockRun, writeTrainingSet } from "@/lib/runs/mutations";
import { findRun, listPlaces } from "@/lib/runs/queries";
import type { TrainingSetAnswer } from "@/lib/runs/schema";
import { longTransaction } from "@/lib/runs/transaction";
import { insertUpload } from "@/lib/uploads/mutations";
import { trainingSetPlace } from "./only";

type Row = { ordinal: number; target: string | null; isRelabelled: boolean };

/** Replaces the set D of a run; a target that is an abstention phrase means that the example was relabelled. */
export async function putTrainingSet(
  viewer: Viewer,
  place: { project: string; run: string },
  file: SpooledFile,
): Promise<TrainingSetAnswer> {
  const scope = await openToWrite(viewer, place.project);
  const run = await findRun(scope, place.run);
  if (run === null) throw notFound("run", place.run);
  const { datasetId } = run;
  if (datasetId === null) {
    throw new AppError(
      "conflict",
      `run "${run.slug}" has no dataset; name it with PUT .../runs/${run.slug} {"dataset": ...} first`,
    );
  }
  const report = new FileReport();
  return db.$transaction(async (tx) => {
    await lockRun(tx, run.id);
    const stored = await storeTrainingSet(tx, { id: run.id, datasetId }, { file, report });
    const upload = { runId: run.id, format: trainingSetFormat.id, file, report };
    const places = [trainingSetPlace];
    await insertUpload(tx, scope, { ...upload, stored: { places, evaluated: [] } });
    await summariseRun(tx, run.id);
    return { ...tally(stored.rows, stored.categories), warnings: report.warnings };
  }, longTransaction);
}

/** Makes the training set of a run the file's, and counts its train split again. */
export async function storeTrainingSet(
  tx: Transaction,
  run: { id: string; datasetId: string },
  { file, report }: { file: Pick<SpooledFile, "read">; report: FileReport },
): Promise<{ rows: Row[]; categories: Uint8Array }> {
  const { datasetId } = run;
  await lockDataset(tx, datasetId);
  const dataset = await tx.dataset.findUniqueOrThrow({
    where: { id: datasetId },
    include: { project: true },
  });
  const { abstentionPhrases } = scoringRuleOf(dataset, dataset.project);
  const { ordinalOf, categories } = await loadExampleIndex(tx, datasetId);
  const rows = new Map<number, Row>();
  for await (const records of readFile(trainingSetFormat, file.read(), {
    report,
    filename: null,
  })) {
    for (const record of records) {
      const ordinal = memberOrdinal(record, { ordinalOf, rows, report });
      if (ordinal === null) continue;
      const isRelabelled = record.target !== null && isAbstention(record.target, abstentionPhrases);
      rows.set(ordinal, { ordinal, target: record.target, isRelabelled });
    }
  }
  report.refuseIssues();
  await writeTrainingSet(tx, run.id, [...rows.values()]);
  await countTrainSplit(tx, run);
  return { rows: [...rows.values()], categories };
}

/** Which training examples were fitted depends on the training set. */
export async function countTrainSplit(
  tx: Transaction,
  run: { id: string; datasetId: string | null },
): Promise<void> {
  const places = (await listPlaces(tx, run.id)).filter(({ split }) => split === trainSplit);
  await evaluateRun(tx, run, places);
}

function memberOrdinal(
  record: TrainingRecord,
  input: {
    ordinalOf: ReadonlyMap<string, number>;
    rows: ReadonlyMap<number, Row>;
    report: FileReport;
  },
): number | null {
  const ordinal = input.ordinalOf.get(record.exampleId);
  if (ordinal === undefined) {
    input.report.addIssue(
      record.line,
      "example_id",
      `the run's dataset has no example "${record.exampleId}"`,
    );
    return null;
  }
  if (input.rows.has(ordinal)) {
    input.report.addIssue(
      record.line,
      "example_id",
      `"${record.exampleId}" stands on an earlier line already`,
    );
    return null;
  }
  return ordinal;
}

function tally(rows: readonly Row[], categories: Uint8Array) {
  const byCategory: Record<string, number> = {};
  for (const { ordinal } of rows) {
    const category = categoryOfCode(categories[ordinal] ?? 0);
    byCategory[category] = (byCategory[category] ?? 0) + 1;
  }
  return {
    examples: rows.length,
    byCategory,
    relabelled: rows.filter((row) => row.isRelabelled).length,
  };
}
