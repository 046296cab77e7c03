import "server-only";
import { processCache } from "@/lib/db/bounded-cache";
import { db, type Transaction } from "@/lib/db/client";
import { isOfRun, ofRun, type RowKey, rowOf } from "@/lib/db/row-key";
import type { CountedRow } from "@/lib/domain/knowledge/populations";
import type { ReadScope } from "@/lib/projects/access";
import type { Prisma } from "@/prisma/generated/client";
import type { Place } from "./store/place";

const withSummary = {
  summary: true,
  dataset: { select: { slug: true, deletedAt: true } },
} as const;
type StoredRow = Prisma.RunGetPayload<{ include: typeof withSummary }>;

export type RunRow = Omit<StoredRow, "dataset"> & { dataset: { slug: string } | null };

/** While its dataset is deleted a run has none: it keeps its counts and shows no example. */
function withoutDeletedDataset({ dataset, ...run }: StoredRow): RunRow {
  if (dataset === null || dataset.deletedAt === null)
    return { ...run, dataset: dataset && { slug: dataset.slug } };
  return { ...run, dataset: null, datasetId: null };
}

/** For work that no viewer asked for; also of a deleted run. */
export async function findRunById(run: RowKey): Promise<RunRow | null> {
  const row = await db.run.findUnique({ where: rowOf(run), include: withSummary });
  return row && withoutDeletedDataset(row);
}

export async function findRun(scope: ReadScope, slug: string): Promise<RunRow | null> {
  const row = await db.run.findFirst({
    where: {
      projectId: scope.projectId,
      slug,
      deletedAt: null,
      ...(scope.runIds ? { id: { in: [...scope.runIds] } } : {}),
    },
    include: withSummary,
  });
  return row && withoutDeletedDataset(row);
}

const mostChanged = 100;

/** Slugs of the runs whose description, data or analysis changed after `since`, from the ends of indexes by time; at most 100. */
export async function listRunsChangedSince(scope: ReadScope, since: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ slug: string }[]>`
    (SELECT r."slug" FROM "run" r
      WHERE r."projectId" = ${scope.projectId}::uuid AND r."updatedAt" > ${since} AND r."deletedAt" IS NULL
      ORDER BY r."updatedAt" DESC LIMIT ${mostChanged})
    UNION
    (SELECT r."slug" FROM "run_summary" s JOIN "run" r ON r."projectId" = s."projectId" AND r."id" = s."runId"
      WHERE s."projectId" = ${scope.projectId}::uuid AND s."updatedAt" > ${since} AND r."deletedAt" IS NULL
      ORDER BY s."updatedAt" DESC LIMIT ${mostChanged})
    UNION
    (SELECT r."slug" FROM "run_summary" s JOIN "run" r ON r."projectId" = s."projectId" AND r."id" = s."runId"
      WHERE s."projectId" = ${scope.projectId}::uuid AND s."analysedAt" > ${since} AND r."deletedAt" IS NULL
      ORDER BY s."analysedAt" DESC LIMIT ${mostChanged})
    LIMIT ${mostChanged}`;
  return rows.map(({ slug }) => slug);
}

/** By name; those that contain `q` where it is given. */
export async function listTags(
  scope: ReadScope,
  { q = "", limit }: { q?: string | undefined; limit: number },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ tag: string }[]>`
    SELECT DISTINCT "tag" FROM "run", unnest("tags") AS "tag"
    WHERE "projectId" = ${scope.projectId}::uuid AND "deletedAt" IS NULL
      AND strpos(lower("tag"), lower(${q})) > 0
    ORDER BY "tag" LIMIT ${limit}`;
  return rows.map(({ tag }) => tag);
}

export function listEvaluations(run: RowKey, splits: readonly string[] | null) {
  return db.evaluation.findMany({
    where: { ...ofRun(run), ...(splits === null ? {} : { split: { in: [...splits] } }) },
    orderBy: [{ step: "asc" }, { split: "asc" }],
  });
}

export function listCheckpoints(run: RowKey) {
  return db.checkpoint.findMany({ where: ofRun(run), orderBy: { step: "asc" } });
}

/** What the run was evaluated on, with the most examples of any checkpoint. */
export async function listCountedSets(run: RowKey) {
  const sets = await db.evaluation.groupBy({
    by: ["split", "category"],
    where: ofRun(run),
    _max: { total: true },
    orderBy: { split: "asc" },
  });
  return sets.map(({ split, category, _max }) => ({
    split,
    category: category as CountedRow["category"],
    total: _max.total ?? 0,
  }));
}

/** Any place where single answers of the run are stored; null where there are counts at most. */
export function findOutcomes(run: RowKey): Promise<{ step: number } | null> {
  return db.outcomeVector.findFirst({ where: ofRun(run), select: { step: true } });
}

export function listPlaces(tx: Transaction, run: RowKey): Promise<Place[]> {
  return tx.outcomeVector.findMany({ where: ofRun(run), select: { step: true, split: true } });
}

/** By name, those that contain `q`; `count` is how many there are. */
export async function listMetricKeys(
  run: RowKey,
  { q = "", limit = mostKeys }: { q?: string | undefined; limit?: number | undefined } = {},
): Promise<{ keys: string[]; count: number }> {
  const wanted = q.toLowerCase();
  const all = await readMetricKeys(run);
  const keys = wanted === "" ? all : all.filter((key) => key.toLowerCase().includes(wanted));
  return { keys: keys.slice(0, limit), count: keys.length };
}

const keptKeys = processCache<readonly string[]>("metric keys", {
  maxWeight: 8 * 1024 * 1024,
  weigh: (keys) => keys.reduce((sum, { length }) => sum + length + 40, 100),
});

/** Every key of a run by name, kept as long as nothing is stored into the run. */
async function readMetricKeys(run: RowKey): Promise<readonly string[]> {
  const [summary] = await db.$queryRaw<{ version: string }[]>`
    SELECT concat_ws('/', "dataVersion", extract(epoch FROM "updatedAt")) AS "version" FROM "run_summary"
    WHERE "projectId" = ${run.projectId}::uuid AND "runId" = ${run.id}::uuid`;
  if (summary === undefined) return walkKeys(run);
  return keptKeys.get(`${run.id}/${summary.version}`, () => walkKeys(run));
}

/** So many are found from key to key by the index; where there are more, few points stand behind each. */
const mostWalked = 10_000;

async function walkKeys(run: RowKey): Promise<string[]> {
  const rows = await db.$queryRaw<{ keys: string[] | null }[]>`
    WITH RECURSIVE keys AS (
      (SELECT "key", 1 AS "nth" FROM "metric_point" WHERE ${isOfRun(run)} ORDER BY "key" LIMIT 1)
      UNION ALL
      SELECT (SELECT p."key" FROM "metric_point" p
        WHERE ${isOfRun(run, "p")} AND p."key" > keys."key" ORDER BY p."key" LIMIT 1), "nth" + 1
      FROM keys WHERE keys."key" IS NOT NULL AND "nth" <= ${mostWalked}
    )
    SELECT json_agg("key" ORDER BY "nth") AS "keys" FROM keys WHERE "key" IS NOT NULL`;
  const keys = rows[0]?.keys ?? [];
  if (keys.length <= mostWalked) return keys;
  const [whole] = await db.$queryRaw<{ keys: string[] }[]>`
    SELECT json_agg("key" ORDER BY "key") AS "keys"
    FROM (SELECT DISTINCT "key" FROM "metric_point" WHERE ${isOfRun(run)}) AS points`;
  return whole?.keys ?? keys;
}

/** Keys that an answer names where nobody asks for more or fewer. */
const mostKeys = 2000;

/** By step; where a step was logged twice (a resumed run) the latest by time. */
export function listMetricPoints(run: RowKey, input: { key: string; from?: number; to?: number }) {
  return db.metricPoint.findMany({
    where: { ...ofRun(run), key: input.key, step: { gte: input.from, lte: input.to } },
    orderBy: [{ step: "asc" }, { timeMs: "desc" }],
    distinct: ["step"],
  });
}
