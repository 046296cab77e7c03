import "server-only";
import { db, type Transaction } from "@/lib/db/client";
import { toJsonb } from "@/lib/db/jsonb";
import { isOfDataset, isRow, ofDataset, type RowKey, rowOf } from "@/lib/db/row-key";
import type { ExampleRecord, SlickRecord } from "@/lib/domain/formats/records";
import { AppError } from "@/lib/errors";
import { limits } from "@/lib/limits";
import type { WriteScope } from "@/lib/projects/access";
import { type Dataset, Prisma } from "@/prisma/generated/client";

export type DatasetFields = {
  name?: string;
  baseModel?: string | null;
  scorer?: string | null;
  abstentionPhrases?: string[];
  stopTexts?: string[];
  hasOwnStopTexts?: boolean;
  slick?: object | null;
  isImplicit?: boolean;
};

/** Makes the dataset or changes it. A deleted dataset of that slug is set aside: it can still be restored. */
export async function upsertDataset(
  tx: Transaction,
  scope: WriteScope,
  slug: string,
  fields: DatasetFields,
) {
  const { slick, ...plain } = fields;
  const data =
    slick === undefined ? plain : { ...plain, slick: slick === null ? Prisma.DbNull : slick };
  await setDatasetAside(tx, scope, slug);
  return tx.dataset.upsert({
    where: { projectId_slug: { projectId: scope.projectId, slug } },
    create: { ...data, projectId: scope.projectId, slug, name: fields.name ?? slug },
    update: data,
  });
}

/** A deleted dataset gives its slug away; `ownSlug` reads it out of the other one. */
export async function setDatasetAside(
  tx: Transaction,
  scope: WriteScope,
  slug: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "dataset" SET "slug" = "slug" || '~' || "id"::text
    WHERE "projectId" = ${scope.projectId}::uuid AND "slug" = ${slug} AND "deletedAt" IS NOT NULL`;
}

/** Serialises writers of one dataset until the transaction ends. */
export async function lockDataset(tx: Transaction, dataset: RowKey): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "dataset" WHERE ${isRow(dataset)} FOR NO KEY UPDATE`;
}

/** `key` names the dataset as it is now: its version, and the transaction that wrote it. */
export type HeldDataset = Dataset & { key: string };

/** Keeps writers of a dataset out until the transaction ends; with "alone" all others who hold it too. */
export async function holdDataset(
  tx: Transaction,
  dataset: RowKey,
  how: "alone" | "beside others",
): Promise<HeldDataset> {
  const strength = how === "alone" ? Prisma.sql`FOR NO KEY UPDATE` : Prisma.sql`FOR SHARE`;
  const [row] = await tx.$queryRaw<HeldDataset[]>`
    SELECT d.*, concat_ws('/', d."id", d."version", d.xmin) AS "key"
    FROM "dataset" d WHERE ${isRow(dataset, "d")} ${strength}`;
  if (row === undefined) throw new Error(`there is no dataset ${dataset.id}`);
  return row;
}

/** More would not fit into the memory of one server: vectors, labels and counts go by the dataset's size. */
export function refuseTooManyExamples(examples: number): void {
  const most = limits.examplesADataset;
  if (examples <= most) return;
  throw new AppError(
    "too-large",
    `nothing was stored: a dataset holds at most ${most.toLocaleString("en")} examples; put further ones into another dataset`,
  );
}

export function bumpDataset(tx: Transaction, dataset: RowKey, nextOrdinal?: number) {
  refuseTooManyExamples(nextOrdinal ?? 0);
  return tx.dataset.update({
    where: rowOf(dataset),
    data: { version: { increment: 1 }, nextOrdinal },
  });
}

export type ExampleRow = ExampleRecord & { ordinal: number };

/** Stores new examples at their ordinals. */
export async function writeExamples(
  tx: Transaction,
  dataset: RowKey,
  rows: readonly ExampleRow[],
): Promise<void> {
  await tx.$executeRaw`${insertSql(dataset, rows)}`;
}

export type PutRow = { exampleId: string; ordinal: number };

/**
 * Stores new examples at their ordinals, and those that are there already (told by their id) at the ordinals they have.
 * An example that says nothing of its label keeps the one it had. Tells the ordinal of each.
 */
export async function putExampleRows(
  tx: Transaction,
  dataset: RowKey,
  rows: readonly ExampleRow[],
): Promise<PutRow[]> {
  const [answer] = await tx.$queryRaw<{ put: string | null }[]>`
    WITH put AS (${insertSql(dataset, rows)}
      ON CONFLICT ("projectId", "datasetId", "exampleId") DO UPDATE SET
        "split" = excluded."split", "question" = excluded."question", "answers" = excluded."answers",
        "category" = coalesce(excluded."category", "example"."category"),
        "pCorrectGreedy" = CASE WHEN excluded."category" IS NULL THEN "example"."pCorrectGreedy" ELSE excluded."pCorrectGreedy" END,
        "pCorrectSampled" = CASE WHEN excluded."category" IS NULL THEN "example"."pCorrectSampled" ELSE excluded."pCorrectSampled" END,
        "attributes" = excluded."attributes"
      RETURNING "exampleId", "ordinal")
    SELECT json_agg(json_build_array("exampleId", "ordinal"))::text AS "put" FROM put`;
  const put: [string, number][] = JSON.parse(answer?.put ?? "[]");
  return put.map(([exampleId, ordinal]) => ({ exampleId, ordinal }));
}

/** One jsonb parameter a batch: ten times faster than a parameter a cell. */
function insertSql(dataset: RowKey, given: readonly ExampleRow[]): Prisma.Sql {
  const rows = given.map(({ attributes, ...row }) => ({
    ...row,
    attributes: withStorableKeys(attributes),
  }));
  return Prisma.sql`
    INSERT INTO "example" ("projectId", "datasetId", "ordinal", "exampleId", "split", "question", "answers",
      "category", "pCorrectGreedy", "pCorrectSampled", "attributes")
    SELECT ${dataset.projectId}::uuid, ${dataset.id}::uuid, given."ordinal", given."exampleId", given."split", given."question",
      ARRAY(SELECT jsonb_array_elements_text(given."answers")),
      given."category", given."pCorrectGreedy", given."pCorrectSampled", given."attributes"
    FROM jsonb_to_recordset(${toJsonb(rows)}::jsonb) AS given(
      "ordinal" int, "exampleId" text, "split" text, "question" text, "answers" jsonb,
      "category" text, "pCorrectGreedy" float8, "pCorrectSampled" float8, "attributes" jsonb)`;
}

/**
 * Lets Postgres count the examples now: until it has, it may look an id up by reading the whole dataset. Whoever does the
 * same at the moment does it for all.
 */
export async function analyseExamples(): Promise<void> {
  await db.$executeRaw`ANALYZE (SKIP_LOCKED) "example"`;
}

function withStorableKeys(attributes: ExampleRecord["attributes"]): ExampleRecord["attributes"] {
  return Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [key.toWellFormed(), value]),
  );
}

export async function writeSlickSamples(
  tx: Transaction,
  dataset: RowKey,
  rows: readonly (Omit<SlickRecord, "line" | "exampleId"> & { ordinal: number })[],
): Promise<void> {
  await tx.slickSample.deleteMany({
    where: { ...ofDataset(dataset), ordinal: { in: rows.map((row) => row.ordinal) } },
  });
  await tx.$executeRaw`
    INSERT INTO "slick_sample" ("projectId", "datasetId", "ordinal", "greedy", "sampled",
      "greedyCount", "greedyCorrect", "sampledCount", "sampledCorrect")
    SELECT ${dataset.projectId}::uuid, ${dataset.id}::uuid, given."ordinal",
      ARRAY(SELECT jsonb_array_elements_text(given."greedy")),
      ARRAY(SELECT jsonb_array_elements_text(given."sampled")),
      given."greedyCount", given."greedyCorrect", given."sampledCount", given."sampledCorrect"
    FROM jsonb_to_recordset(${toJsonb(rows)}::jsonb) AS given("ordinal" int, "greedy" jsonb, "sampled" jsonb,
      "greedyCount" int, "greedyCorrect" int, "sampledCount" int, "sampledCorrect" int)`;
}

export type LabelRow = {
  ordinal: number;
  category: string | null;
  pCorrectGreedy: number | null;
  pCorrectSampled: number | null;
};

/** Sets the labels of many examples in one statement. */
export async function writeLabels(
  tx: Transaction,
  dataset: RowKey,
  rows: readonly LabelRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = toJsonb(rows);
  await tx.$executeRaw`
    UPDATE "example" SET
      "category" = label."category",
      "pCorrectGreedy" = label."pCorrectGreedy",
      "pCorrectSampled" = label."pCorrectSampled"
    FROM jsonb_to_recordset(${values}::jsonb) AS label(
      "ordinal" int, "category" text, "pCorrectGreedy" float8, "pCorrectSampled" float8)
    WHERE ${isOfDataset(dataset, '"example"')} AND "example"."ordinal" = label."ordinal"`;
}
