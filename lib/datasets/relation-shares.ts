import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { isOfDataset } from "@/lib/db/row-key";
import { wilson } from "@/lib/domain/rates/rates";
import { notFound } from "@/lib/errors";
import { openToRead } from "@/lib/projects/access";
import { findDataset } from "./queries";

/** The share of Unknown facts in one relation of split train; ratios, with Wilson's 95 % interval. */
export type RelationShare = {
  relation: string;
  examples: number;
  unknown: number;
  share: number;
  low: number | null;
  high: number | null;
};

export type PoolShares = {
  /** Labelled examples of split train. */
  examples: number;
  unknown: number;
  relations: RelationShare[];
  hiddenRelations: number;
};

const mostRelations = 40;

/** What the base model did not know, by relation, most unfamiliar first. */
export async function getRelationShares(
  viewer: Viewer,
  place: { project: string; dataset: string },
): Promise<PoolShares> {
  const scope = await openToRead(viewer, place.project);
  const dataset = await findDataset(scope, place.dataset);
  if (dataset === null) throw notFound("dataset", place.dataset);
  const rows = await db.$queryRaw<{ relation: string | null; examples: number; unknown: number }[]>`
    SELECT "attributes" ->> 'relation' AS "relation", count(*)::int AS "examples",
      (count(*) FILTER (WHERE "category" = 'Unknown'))::int AS "unknown"
    FROM "example"
    WHERE ${isOfDataset(dataset)} AND "split" = 'train' AND "category" IS NOT NULL
    GROUP BY 1`;
  const named = rows.flatMap(({ relation, examples, unknown }) => {
    if (relation === null) return [];
    const interval = wilson(unknown, examples);
    const [low, high] = [interval?.low ?? null, interval?.high ?? null];
    return [{ relation, examples, unknown, share: unknown / examples, low, high }];
  });
  named.sort((a, b) => b.share - a.share || a.relation.localeCompare(b.relation));
  return {
    examples: rows.reduce((sum, { examples }) => sum + examples, 0),
    unknown: rows.reduce((sum, { unknown }) => sum + unknown, 0),
    relations: named.slice(0, mostRelations),
    hiddenRelations: Math.max(0, named.length - mostRelations),
  };
}
