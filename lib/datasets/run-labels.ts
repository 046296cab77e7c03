import "server-only";
import { processCache } from "@/lib/db/bounded-cache";
import type { Transaction } from "@/lib/db/client";
import { isOfDataset, isRow, type RowKey } from "@/lib/db/row-key";
import { labelCategories } from "@/lib/domain/knowledge/knowledge";
import { chooseLabels, type LabelChoice } from "@/lib/domain/knowledge/label-choice";
import { Prisma } from "@/prisma/generated/client";

export type RunLabels = { dataset: RowKey; version: string; choice: LabelChoice };

type LabelsRow = {
  datasetId: string;
  version: string;
  baseModel: string | null;
  runBaseModel: string | null;
  labelSets: { base: string; baseModel: string }[] | null;
};

/** Whose labels a run is read against; null where it has no dataset. The version names the transaction that wrote it too. */
export async function labelsOfRun(tx: Transaction, run: RowKey): Promise<RunLabels | null> {
  const [row] = await tx.$queryRaw<LabelsRow[]>`
    SELECT d."id" AS "datasetId", concat_ws('/', d."version", d.xmin) AS "version", d."baseModel",
      r."baseModel" AS "runBaseModel",
      (SELECT json_agg(json_build_object('base', s."base", 'baseModel', s."baseModel") ORDER BY s."base")
        FROM "label_set" s WHERE s."projectId" = ${run.projectId}::uuid AND s."datasetId" = d."id") AS "labelSets"
    FROM "run" r JOIN "dataset" d ON d."projectId" = r."projectId" AND d."id" = r."datasetId"
    WHERE ${isRow(run, "r")}`;
  if (row === undefined) return null;
  const { datasetId, version, baseModel, labelSets } = row;
  const choice = chooseLabels({ baseModel, labelSets: labelSets ?? [] }, row.runBaseModel);
  return { dataset: { projectId: run.projectId, id: datasetId }, version, choice };
}

const cachedBytes = 24 * 1024 * 1024;

const kept = processCache<Uint8Array>("labels of runs", {
  maxWeight: cachedBytes,
  weigh: (codes) => codes.length + 1024,
});

/** Category codes by ordinal, as the run is read; all unlabelled where the labels are another model's. Kept by version. */
export async function loadRunCategories(
  tx: Transaction,
  { dataset, version, choice }: RunLabels,
): Promise<Uint8Array> {
  const key = JSON.stringify([dataset.id, version, choice]);
  const known = kept.find(key);
  if (known !== undefined) return known;
  const categories = await readCategories(tx, dataset, choice);
  kept.keep(key, categories);
  return categories;
}

/** A digit an example, as one text: a row each would be hundreds of megabytes for a million examples. */
async function readCategories(
  tx: Transaction,
  dataset: RowKey,
  choice: LabelChoice,
): Promise<Uint8Array> {
  if (choice.kind !== "own") return readSparse(tx, dataset, choice);
  const [row] = await tx.$queryRaw<{ codes: string | null; size: number | null }[]>`
    SELECT string_agg(label."code"::text, '' ORDER BY label."ordinal") AS "codes",
      max(label."ordinal") + 1 AS "size"
    FROM (${labelledSql(dataset, choice)}) AS label`;
  const { codes, size } = { codes: row?.codes ?? "", size: row?.size ?? 0 };
  if (codes.length === size) return digitsOf(codes);
  return readSparse(tx, dataset, choice);
}

/** Of labels that leave out some of the dataset's examples: those are unlabelled, and as long as the dataset. */
async function readSparse(
  tx: Transaction,
  dataset: RowKey,
  choice: LabelChoice,
): Promise<Uint8Array> {
  const [row] = await tx.$queryRaw<{ codes: string | null }[]>`
    SELECT string_agg(coalesce(label."code", 0)::text, '' ORDER BY place) AS "codes"
    FROM generate_series(0, (SELECT max("ordinal") FROM "example" WHERE ${isOfDataset(dataset)})) AS place
    LEFT JOIN (${labelledSql(dataset, choice)}) AS label ON label."ordinal" = place`;
  return digitsOf(row?.codes ?? "");
}

function digitsOf(codes: string): Uint8Array {
  return Uint8Array.from(Buffer.from(codes, "latin1"), (digit) => digit - zero);
}

const zero = 48;
/** As `codeOfCategory`. */
const code = Prisma.sql`coalesce(array_position(${[...labelCategories]}::text[], "category"), 0)`;

function labelledSql(dataset: RowKey, choice: LabelChoice): Prisma.Sql {
  const table = choice.kind === "set" ? Prisma.sql`"example_label"` : Prisma.sql`"example"`;
  const ofSet = choice.kind === "set" ? Prisma.sql`AND "base" = ${choice.base}` : Prisma.empty;
  const known = choice.kind === "foreign" ? Prisma.sql`AND false` : Prisma.empty;
  return Prisma.sql`SELECT "ordinal", ${code} AS "code" FROM ${table}
    WHERE ${isOfDataset(dataset)} ${ofSet} ${known}`;
}

/** The category of `example` in SQL, as the run is read. */
export function runCategorySql({ dataset, choice }: RunLabels): Prisma.Sql {
  if (choice.kind === "own") return Prisma.sql`example."category"`;
  if (choice.kind === "foreign") return Prisma.sql`NULL::text`;
  return Prisma.sql`(SELECT label."category" FROM "example_label" label
    WHERE ${isOfDataset(dataset, "label")} AND label."base" = ${choice.base}
      AND label."ordinal" = example."ordinal")`;
}

/** A sentence for whoever sends answers of a model that nobody asked; null where labels are the run's own. */
export function foreignLabelsWords(choice: LabelChoice, baseModel: string | null): string | null {
  if (choice.kind !== "foreign") return null;
  return `the dataset's labels say what ${choice.labelled} knew, and this run's base model is ${baseModel}: its answers are counted without labels. Label the questions by asking ${baseModel} (PUT .../label-sets/...)`;
}
