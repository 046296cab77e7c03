import "server-only";
import { db, type Transaction } from "@/lib/db/client";
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
  datasetId: string,
): Promise<{
  examples: number;
  byCategory: Record<string, number>;
  bySplit: Record<string, number>;
}> {
  const groups = await tx.example.groupBy({
    by: ["category", "split"],
    where: { datasetId },
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
export async function labelStrengthOf(datasetId: string): Promise<LabelStrength> {
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
      FROM "slick_sample" WHERE "datasetId" = ${datasetId}::uuid) AS draws`;
  const [labels] = await db.$queryRaw<{ given: number }[]>`
    SELECT count(*)::int AS "given" FROM "example" e
    WHERE e."datasetId" = ${datasetId}::uuid AND e."category" IS NOT NULL AND NOT EXISTS (
      SELECT FROM "slick_sample" s WHERE s."datasetId" = e."datasetId" AND s."ordinal" = e."ordinal")`;
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

export function countRunsOf(datasetId: string): Promise<number> {
  return db.run.count({ where: { datasetId, deletedAt: null } });
}

/** Names of the attributes that examples of the dataset have, for slicing. */
export async function listAttributeKeys(datasetId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT DISTINCT jsonb_object_keys("attributes") AS key FROM "example"
    WHERE "datasetId" = ${datasetId}::uuid ORDER BY key LIMIT 200`;
  return rows.map(({ key }) => key);
}

/** The value of one attribute as text, by ordinal; examples without it are left out. */
export async function listAttributeValues(
  datasetId: string,
  key: string,
): Promise<Map<number, string>> {
  const rows = await db.$queryRaw<{ ordinal: number; value: string }[]>`
    SELECT "ordinal", "attributes" ->> ${key}::text AS value FROM "example"
    WHERE "datasetId" = ${datasetId}::uuid AND "attributes" ->> ${key}::text IS NOT NULL`;
  return new Map(rows.map(({ ordinal, value }) => [ordinal, value]));
}

/** Ordinals of the examples whose id, question or answers hold a text, ignoring case. */
export async function findOrdinalsByText(datasetId: string, text: string): Promise<Set<number>> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const rows = await db.$queryRaw<{ ordinal: number }[]>`
    SELECT "ordinal" FROM "example"
    WHERE "datasetId" = ${datasetId}::uuid
      AND ("exampleId" ILIKE ${pattern} OR "question" ILIKE ${pattern}
        OR array_to_string("answers", ' ') ILIKE ${pattern})`;
  return new Set(rows.map(({ ordinal }) => ordinal));
}

/** Ordinals of the examples whose attribute reads as the given text. */
export async function findOrdinalsByAttribute(
  datasetId: string,
  { key, value }: { key: string; value: string },
): Promise<Set<number>> {
  const rows = await db.$queryRaw<{ ordinal: number }[]>`
    SELECT "ordinal" FROM "example"
    WHERE "datasetId" = ${datasetId}::uuid AND "attributes" ->> ${key}::text = ${value}::text`;
  return new Set(rows.map(({ ordinal }) => ordinal));
}
