import "server-only";
import { db } from "@/lib/db/client";
import { ofRuns } from "@/lib/db/row-key";
import type { ReadScope } from "@/lib/projects/access";
import { type ShownStatus, silentMs } from "@/lib/runs/choices";
import type { ListRunsQuery } from "@/lib/runs/schema";
import { Prisma } from "@/prisma/generated/client";
import { type ListPosition, readCursor } from "./list-cursor";
import { type Leg, type LegKey, type ListOrder, listOrder } from "./list-legs";

const { sql } = Prisma;

export type ListedPosition = ListPosition & { isAnalysed: boolean };

/**
 * Where the runs of one page stand, in order; one more than `limit` tells that there is a next page. Each leg of the
 * order is a range of an index that starts after the cursor, so a page far down costs what the first costs.
 */
export async function listPositions(
  scope: ReadScope,
  query: ListRunsQuery,
  narrowing: Prisma.Sql,
): Promise<ListedPosition[]> {
  const order = listOrder(query.sort, scope.projectId);
  const start = query.cursor === undefined ? null : readCursor(query.cursor, order.legs);
  const conditions = sql`${listCondition(scope, query)} AND ${narrowing}`;
  const found: ListedPosition[] = [];
  for (let leg = start?.leg ?? 0; leg < order.legs.length && found.length <= query.limit; leg++) {
    const after = start?.leg === leg ? start : null;
    const limit = query.limit + 1 - found.length;
    const rows = await readLeg(order, { leg, after, limit, conditions });
    found.push(...rows.map((row) => ({ ...row, leg })));
  }
  return found;
}

type LegQuestion = {
  leg: number;
  after: ListPosition | null;
  limit: number;
  conditions: Prisma.Sql;
};

async function readLeg(
  { legs, direction }: ListOrder,
  { leg, after, limit, conditions }: LegQuestion,
): Promise<Omit<ListedPosition, "leg">[]> {
  const part = legs[leg];
  if (part === undefined) return [];
  const range = sql`
    SELECT r."id", ${part.key} AS "key", s."analysis" IS NOT NULL AS "isAnalysed"
    FROM "run" r JOIN "run_summary" s ON s."projectId" = r."projectId" AND s."runId" = r."id" ${part.from}
    WHERE ${conditions} AND ${part.where} AND ${begin(part, after)}
    ORDER BY ${part.order} ${direction}, ${part.id} ${direction} LIMIT ${limit}`;
  const ranges =
    part.groups &&
    sql`SELECT found.* FROM (${part.groups(after?.key)}) g CROSS JOIN LATERAL (${range}) found
      ORDER BY g."slug" ${direction}, found."id" ${direction} LIMIT ${limit}`;
  const rows = await db.$queryRaw<PlaceRow[]>(ranges ?? range);
  return rows.map(({ key, ...row }) => ({
    ...row,
    key: key instanceof Date ? key.toISOString() : key,
  }));
}

type PlaceRow = { id: string; key: LegKey | Date; isAnalysed: boolean };

function begin(leg: Leg, after: ListPosition | null): Prisma.Sql {
  return after === null ? sql`TRUE` : leg.after(after.key, after.id);
}

/** Both tables name the project, so that the index of either can lead. */
function listCondition(scope: ReadScope, query: ListRunsQuery): Prisma.Sql {
  const { q, tag, status, dataset, archived } = query;
  const parts = [
    sql`r."projectId" = ${scope.projectId}::uuid AND s."projectId" = ${scope.projectId}::uuid`,
    sql`r."deletedAt" IS NULL`,
    ...(archived === "without" ? [sql`r."archivedAt" IS NULL`] : []),
    ...(archived === "only" ? [sql`r."archivedAt" IS NOT NULL`] : []),
    ...(q ? [textCondition(q)] : []),
    ...(tag ? [sql`r."tags" @> ${tag}::text[]`] : []),
    ...(status ? [statusCondition(status)] : []),
    ...(dataset ? [datasetCondition(scope, dataset)] : []),
  ];
  return Prisma.join(parts, " AND ");
}

/** Running holds the stalled too, as the trainer said; stalled alone is told by the last sign of life. */
function statusCondition(statuses: readonly ShownStatus[]): Prisma.Sql {
  const said = statuses.filter((status) => status !== "stalled");
  const parts = said.length > 0 ? [sql`r."status" = ANY(${said})`] : [];
  if (statuses.includes("stalled")) parts.push(isStalled());
  return parts.length === 0 ? sql`TRUE` : sql`(${Prisma.join(parts, " OR ")})`;
}

/** As `shownStatus` tells it. */
export function isStalled(): Prisma.Sql {
  return sql`(r."status" = 'running' AND r."heardAt" <= ${new Date(Date.now() - silentMs)})`;
}

function textCondition(q: string): Prisma.Sql {
  const columns = [sql`r."name"`, sql`r."slug"`, sql`r."baseModel"`, sql`r."notes"`];
  const found = columns.map((column) => sql`strpos(lower(${column}), lower(${q})) > 0`);
  return sql`(${Prisma.join(found, " OR ")})`;
}

function datasetCondition(scope: ReadScope, slug: string): Prisma.Sql {
  return sql`r."datasetId" = (SELECT d."id" FROM "dataset" d
    WHERE d."projectId" = ${scope.projectId}::uuid AND d."slug" = ${slug} AND d."deletedAt" IS NULL)`;
}

const listed = {
  id: true,
  slug: true,
  name: true,
  status: true,
  heardAt: true,
  baseModel: true,
  method: true,
  seed: true,
  tags: true,
  color: true,
  archivedAt: true,
  chosenStep: true,
  chosenEpoch: true,
  chosenNote: true,
  chosenBy: true,
  chosenAt: true,
  createdAt: true,
  updatedAt: true,
  dataset: { select: { slug: true, deletedAt: true } },
  summary: { omit: { analysis: true, lastMetrics: true } },
} as const;
type StoredRun = Prisma.RunGetPayload<{ select: typeof listed }>;
export type ListedRun = Omit<StoredRun, "dataset"> & { dataset: { slug: string } | null };

/** What the list shows of these runs, by id. */
export async function readListedRuns(
  scope: ReadScope,
  ids: readonly string[],
): Promise<Map<string, ListedRun>> {
  const rows = await db.run.findMany({
    where: { projectId: scope.projectId, id: { in: [...ids] } },
    select: listed,
  });
  return new Map(
    rows.map((row) => [row.id, row.dataset?.deletedAt ? { ...row, dataset: null } : row]),
  );
}

/** The values of these columns, by run and column; of text its first 200 characters. */
export async function readColumnValues(
  scope: ReadScope,
  ids: readonly string[],
  columns: readonly string[],
): Promise<Map<string, Record<string, string | number>>> {
  const values = new Map<string, Record<string, string | number>>();
  if (columns.length === 0) return values;
  const rows = await db.runValue.findMany({
    where: { ...ofRuns(scope, ids), key: { in: [...columns] } },
  });
  for (const { runId, key, number, text } of rows)
    values.set(runId, { ...values.get(runId), [key]: number ?? text ?? "" });
  return values;
}
