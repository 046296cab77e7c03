import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import {
  relabelSet,
  ruleOfSet,
  type SetKey,
  writeSetLabels,
} from "@/lib/datasets/label-set-labels";
import type {
  LabelSetInput,
  LabelSetResponse,
  LabelSetSamplesResponse,
} from "@/lib/datasets/label-set-schema";
import { countLabels, requireDataset, toLabelSetResponse } from "@/lib/datasets/label-sets";
import { bumpDataset, lockDataset } from "@/lib/datasets/mutations";
import { db, type Transaction } from "@/lib/db/client";
import { ofDataset } from "@/lib/db/row-key";
import { longTransaction } from "@/lib/db/transaction";
import type { SlickRecord } from "@/lib/domain/formats/records";
import { slickSamplesFormat } from "@/lib/domain/formats/slick-samples";
import { createLabeller } from "@/lib/domain/knowledge/draw-counts";
import { AppError, notFound } from "@/lib/errors";
import { FileReport, readFile } from "@/lib/http/read-file";
import { slug as slugSchema } from "@/lib/http/schema";
import type { SpooledFile } from "@/lib/http/spool";
import { openToWrite } from "@/lib/projects/access";
import { getProject } from "@/lib/projects/queries";
import { refreshDataset } from "./refresh-dataset";

type DatasetRef = { project: string; dataset: string };
type LabelSetRef = DatasetRef & { base: string };

/** Makes the label set of a base model, or changes what is said of it. */
export async function putLabelSet(
  viewer: Viewer,
  place: LabelSetRef,
  input: LabelSetInput,
): Promise<LabelSetResponse> {
  const scope = await openToWrite(viewer, place.project);
  const dataset = await requireDataset(scope, place.dataset);
  const parsed = slugSchema.safeParse(place.base);
  if (!parsed.success) {
    const message = `label set "${place.base.slice(0, 128)}": ${parsed.error.issues[0]?.message}`;
    throw new AppError("invalid-input", message);
  }
  if (dataset.baseModel?.trim().toLowerCase() === input.baseModel.trim().toLowerCase()) {
    throw new AppError(
      "conflict",
      `the dataset's own labels are those of ${dataset.baseModel}: send them to PUT .../slick-samples`,
    );
  }
  const key = { projectId: scope.projectId, datasetId: dataset.id, base: place.base };
  const { baseModel, scorer, slick } = input;
  const data = { baseModel, ...(scorer !== undefined && { scorer }), ...(slick && { slick }) };
  const project = await getProject(scope);
  const set = await db.$transaction(async (tx) => {
    await lockDataset(tx, dataset);
    const made = await tx.labelSet.upsert({
      where: { projectId_datasetId_base: key },
      create: { ...key, ...data },
      update: data,
    });
    await relabelSet(tx, key, ruleOfSet(made, dataset, project));
    await bumpDataset(tx, dataset);
    await refreshDataset(tx, dataset);
    return made;
  }, longTransaction);
  return toLabelSetResponse(set);
}

/** Labels examples for one base model from its own answers; the runs of that model are counted again. */
export async function putLabelSetSamples(
  viewer: Viewer,
  place: LabelSetRef,
  file: SpooledFile,
): Promise<LabelSetSamplesResponse> {
  const scope = await openToWrite(viewer, place.project);
  const dataset = await requireDataset(scope, place.dataset);
  const key = { projectId: scope.projectId, datasetId: dataset.id, base: place.base };
  const set = await db.labelSet.findUnique({ where: { projectId_datasetId_base: key } });
  if (set === null) throw notFound("label set", place.base);
  const project = await getProject(scope);
  const rule = ruleOfSet(set, dataset, project);
  const label = createLabeller(rule);
  const report = new FileReport();
  return db.$transaction(async (tx) => {
    await lockDataset(tx, dataset);
    const seen = new Set<string>();
    const options = { report, filename: file.filename, path: null, mapping: null };
    for await (const records of readFile(slickSamplesFormat, file.read(), options)) {
      await labelBatch(tx, { key, records, label, report, seen });
    }
    report.refuseIssues();
    await bumpDataset(tx, dataset);
    await refreshDataset(tx, dataset);
    const { byCategory } = await countLabels(tx, set);
    return { labelled: seen.size, byCategory, warnings: report.warnings };
  }, longTransaction);
}

type Labeller = ReturnType<typeof createLabeller>;

async function labelBatch(
  tx: Transaction,
  input: {
    key: SetKey;
    records: SlickRecord[];
    label: Labeller;
    report: FileReport;
    seen: Set<string>;
  },
): Promise<void> {
  const { key, records, label, report, seen } = input;
  const ids = records.map(({ exampleId }) => exampleId);
  const found = await tx.example.findMany({
    where: {
      ...ofDataset({ projectId: key.projectId, id: key.datasetId }),
      exampleId: { in: ids },
    },
    select: { exampleId: true, ordinal: true, answers: true },
  });
  const byId = new Map(found.map((row) => [row.exampleId, row]));
  const rows: Parameters<typeof writeSetLabels>[2][number][] = [];
  for (const record of records) {
    const { line, exampleId } = record;
    const example = byId.get(exampleId);
    if (example === undefined)
      report.addIssue(line, "example_id", `the dataset has no example "${exampleId}"`);
    else if (seen.has(exampleId))
      report.addIssue(line, "example_id", `"${exampleId}" stands on an earlier line already`);
    else rows.push({ ...record, ordinal: example.ordinal, ...label(record, example.answers) });
    seen.add(exampleId);
  }
  if (report.issues.length > 0) return;
  await writeSetLabels(tx, key, rows);
}
