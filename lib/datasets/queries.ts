import "server-only";
import { db, type Transaction } from "@/lib/db/client";
import { isOfDataset, ofDataset, type RowKey } from "@/lib/db/row-key";
import type { ReadScope } from "@/lib/projects/access";
import type { LabelStrength } from "./schema";

export function findDataset(scope: ReadScope, slug: string, tx: Transaction = db) {
  return tx.dataset.findUnique({
    where: { projectId_slug: { projectId: scope.projectId, slug }, deletedAt: null },
  });
}

export function listDatasets(scope: ReadScope) {
  return db.dataset.findMany({
    where: { projectId: scope.projectId, deletedAt: null },
    orderBy: { name: "asc" },
    take: 500,
  });
}

export async function countExamples(
  tx: Transaction,
  dataset: RowKey,
): Promise<{
  examples: number;
  byCategory: Record<string, number>;
  bySplit: Record<string, number>;
}> {
  const groups = await tx.example.groupBy({
    by: ["category", "split"],
    where: ofDataset(dataset),
    _count: { _all: true },
  });
  const byCategory: Record<string, number> = {};
  const bySplit: Record<string, number> = {};
  let examples = 0;
  for (const { category, split, _count } of groups) {
    const name = category ?? "unlabelled";
    byCategory[name] = (byCategory[name] ?? 0) + _count._all;
    bySplit[split] = (bySplit[split] ?? 0) + _count._all;
    examples += _count._all;
  }
  return { examples, byCategory, bySplit };
}

/** How many examples are labelled by kept answers, and by how many of them. */
export async function labelStrengthOf(dataset: RowKey): Promise<LabelStrength> {
  const [drawn] = await db.$queryRaw<
    (Record<"drawn" | "weak", number> &
      Record<"leastGreedy" | "mostGreedy" | "leastSampled" | "mostSampled", number | null>)[]
  >`
    SELECT count(*)::int AS "drawn",
      (count(*) FILTER (WHERE "greedy" = 1 AND "sampled" = 0))::int AS "weak",
      min("greedy") AS "leastGreedy", max("greedy") AS "mostGreedy",
      min("sampled") AS "leastSampled", max("sampled") AS "mostSampled"
    FROM (SELECT coalesce("greedyCount", cardinality("greedy")) AS "greedy",
        coalesce("sampledCount", cardinality("sampled")) AS "sampled"
      FROM "slick_sample" WHERE ${isOfDataset(dataset)}) AS draws`;
  const [labels] = await db.$queryRaw<{ given: number }[]>`
    SELECT count(*)::int AS "given" FROM "example" e
    WHERE ${isOfDataset(dataset, "e")} AND e."category" IS NOT NULL AND NOT EXISTS (
      SELECT FROM "slick_sample" s
      WHERE ${isOfDataset(dataset, "s")} AND s."ordinal" = e."ordinal")`;
  const range = (least: number | null | undefined, most: number | null | undefined) =>
    least == null || most == null ? null : { least, most };
  return {
    drawn: drawn?.drawn ?? 0,
    weak: drawn?.weak ?? 0,
    given: labels?.given ?? 0,
    greedy: range(drawn?.leastGreedy, drawn?.mostGreedy),
    sampled: range(drawn?.leastSampled, drawn?.mostSampled),
  };
}

export function countRunsOf(dataset: RowKey): Promise<number> {
  return db.run.count({
    where: { projectId: dataset.projectId, datasetId: dataset.id, deletedAt: null },
  });
}

/** Names of the attributes that examples of the dataset have, for slicing. */
export async function listAttributeKeys(dataset: RowKey): Promise<string[]> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT DISTINCT jsonb_object_keys("attributes") AS key FROM "example"
    WHERE ${isOfDataset(dataset)} ORDER BY key LIMIT 200`;
  return rows.map(({ key }) => key);
}

type ValueRow = { value: string; ordinals: number[] };

/** The value of one attribute as text, by ordinal; examples without it are left out. */
export async function listAttributeValues(
  dataset: RowKey,
  key: string,
): Promise<ReadonlyMap<number, string>> {
  const rows = await db.$queryRaw<ValueRow[]>`
    SELECT "attributes" ->> ${key}::text AS value, json_agg("ordinal") AS ordinals FROM "example"
    WHERE ${isOfDataset(dataset)} AND "attributes" ->> ${key}::text IS NOT NULL GROUP BY 1`;
  const values = new Map<number, string>();
  for (const { value, ordinals } of rows) {
    for (const ordinal of ordinals) values.set(ordinal, value);
  }
  return values;
}

/** The examples whose id, question or answers hold a text, ignoring case. */
export async function findOrdinalsByText(dataset: RowKey, text: string): Promise<OrdinalSet> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return new OrdinalSet(
    await db.$queryRaw`
    SELECT json_agg("ordinal") AS "ordinals" FROM "example"
    WHERE ${isOfDataset(dataset)}
      AND ("exampleId" ILIKE ${pattern} OR "question" ILIKE ${pattern}
        OR array_to_string("answers", ' ') ILIKE ${pattern})`,
  );
}

/** The examples whose attribute reads as the given text. */
export async function findOrdinalsByAttribute(
  dataset: RowKey,
  { key, value }: { key: string; value: string },
): Promise<OrdinalSet> {
  return new OrdinalSet(
    await db.$queryRaw`
    SELECT json_agg("ordinal") AS "ordinals" FROM "example"
    WHERE ${isOfDataset(dataset)} AND "attributes" ->> ${key}::text = ${value}::text`,
  );
}

/** A byte an ordinal: a set of a million numbers would take forty times that. */
export class OrdinalSet {
  private readonly bytes: Uint8Array;
  readonly size: number;

  constructor([row]: readonly { ordinals: number[] | null }[]) {
    const ordinals = row?.ordinals ?? [];
    this.size = ordinals.reduce((most, ordinal) => Math.max(most, ordinal + 1), 0);
    this.bytes = new Uint8Array(this.size);
    for (const ordinal of ordinals) this.bytes[ordinal] = 1;
  }

  has(ordinal: number): boolean {
    return this.bytes[ordinal] === 1;
  }
}
