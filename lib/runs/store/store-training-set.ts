import "server-only";
import { loadExampleIndex } from "@/lib/datasets/example-index";
import { lockDataset } from "@/lib/datasets/mutations";
import { scoringRuleOf } from "@/lib/datasets/scoring-rule";
import type { Transaction } from "@/lib/db/client";
import type { TrainingRecord } from "@/lib/domain/formats/records";
import { trainingSetFormat } from "@/lib/domain/formats/training-set";
import { isAbstention } from "@/lib/domain/knowledge/scoring";
import { type FileReport, readFile } from "@/lib/http/read-file";
import type { SpooledFile } from "@/lib/http/spool";
import { evaluateRun, trainSplit } from "@/lib/runs/analysis/evaluate-run";
import { writeTrainingSet } from "@/lib/runs/mutations";
import { listPlaces } from "@/lib/runs/queries";

type Row = { ordinal: number; target: string | null; isRelabelled: boolean };

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
