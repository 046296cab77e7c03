import "server-only";
import { type KnownExample, openExampleIndex } from "@/lib/datasets/example-index";
import { holdDataset } from "@/lib/datasets/mutations";
import { loadRunCategories } from "@/lib/datasets/run-labels";
import { scoringRuleOf } from "@/lib/datasets/scoring-rule";
import type { Transaction } from "@/lib/db/client";
import type { RowKey } from "@/lib/db/row-key";
import type { TrainingRecord } from "@/lib/domain/formats/records";
import { trainingSetFormat } from "@/lib/domain/formats/training-set";
import { isAbstention } from "@/lib/domain/knowledge/scoring";
import { categoryOfCode } from "@/lib/domain/outcomes/evaluate";
import { type FileReport, readFile } from "@/lib/http/read-file";
import type { SpooledFile } from "@/lib/http/spool";
import { evaluateRun, trainSplit } from "@/lib/runs/analysis/evaluate-run";
import { addToTrainingSet, clearTrainingSet, type TrainingRow } from "@/lib/runs/mutations";
import { listPlaces } from "@/lib/runs/queries";
import type { TrainingSetResponse } from "@/lib/runs/schema";

type Members = Omit<TrainingSetResponse, "warnings">;

/** Makes the training set of a run the file's, and counts its train split again. */
export async function storeTrainingSet(
  tx: Transaction,
  run: RowKey & { datasetId: string },
  { file, report }: { file: Pick<SpooledFile, "read">; report: FileReport },
): Promise<Members> {
  const key = { projectId: run.projectId, id: run.datasetId };
  const dataset = await holdDataset(tx, key, "beside others");
  const project = await tx.project.findUniqueOrThrow({ where: { id: dataset.projectId } });
  const { abstentionPhrases } = scoringRuleOf(dataset, project);
  const index = openExampleIndex(tx, dataset);
  const members: Members = { byCategory: {}, examples: 0, relabelled: 0 };
  const isMember = new Uint8Array(index.size);
  const labels = { dataset: key, version: dataset.key, choice: { kind: "own" } } as const;
  const categories = await loadRunCategories(tx, labels);
  await clearTrainingSet(tx, run);
  for await (const records of readFile(trainingSetFormat, file.read(), {
    report,
    filename: null,
  })) {
    const known = await index.learn(records.map(({ exampleId }) => exampleId));
    const rows: TrainingRow[] = [];
    for (const [at, record] of records.entries()) {
      const ordinal = memberOrdinal(record, { example: known[at], isMember, report });
      if (ordinal === null) continue;
      const isRelabelled = record.target !== null && isAbstention(record.target, abstentionPhrases);
      isMember[ordinal] = 1;
      rows.push({ ordinal, target: record.target, isRelabelled });
      const category = categoryOfCode(categories[ordinal] ?? 0);
      members.byCategory[category] = (members.byCategory[category] ?? 0) + 1;
      members.examples += 1;
      if (isRelabelled) members.relabelled += 1;
    }
    if (report.issues.length === 0) await addToTrainingSet(tx, run, rows);
  }
  report.refuseIssues();
  await countTrainSplit(tx, run);
  return members;
}

/** Which training examples were fitted depends on the training set. */
export async function countTrainSplit(
  tx: Transaction,
  run: RowKey & { datasetId: string | null },
): Promise<void> {
  const places = (await listPlaces(tx, run)).filter(({ split }) => split === trainSplit);
  await evaluateRun(tx, run, places);
}

function memberOrdinal(
  record: TrainingRecord,
  input: {
    example: KnownExample | undefined;
    isMember: Uint8Array;
    report: FileReport;
  },
): number | null {
  const ordinal = input.example?.ordinal;
  if (ordinal === undefined) {
    input.report.addIssue(
      record.line,
      "example_id",
      `the run's dataset has no example "${record.exampleId}"`,
    );
    return null;
  }
  if (input.isMember[ordinal] === 1) {
    input.report.addIssue(
      record.line,
      "example_id",
      `"${record.exampleId}" stands on an earlier line already`,
    );
    return null;
  }
  return ordinal;
}
