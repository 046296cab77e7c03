import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { filterFields } from "@/lib/domain/run-filter/filter-fields";
import { openToRead, type ReadScope } from "@/lib/projects/access";
import { Prisma } from "@/prisma/generated/client";
import { fieldValue } from "./filter-condition";
import type { RunField, RunFieldsResponse } from "./list-schema";

const mostFields = 500;
const mostValues = 20;
const keptMs = 30_000;
const mostKept = 100;
/** Fewer runs are counted faster than anybody notices, and are always counted. */
const runsWorthKeeping = 1_000;

const kept = new Map<string, { fields: RunField[]; untilMs: number }>();

/** What a project's runs can be filtered by, with the range of its numbers and its most frequent values. */
export async function getRunFields(viewer: Viewer, project: string): Promise<RunFieldsResponse> {
  const scope = await openToRead(viewer, project);
  const found = kept.get(scope.projectId);
  if (found !== undefined && found.untilMs > Date.now()) return { fields: found.fields };
  const fields = (await Promise.all([readFields(scope), readSettings(scope)])).flat();
  kept.delete(scope.projectId);
  if (fields.some(({ runs }) => runs >= runsWorthKeeping))
    kept.set(scope.projectId, { fields, untilMs: Date.now() + keptMs });
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
  return { fields };
}

const { sql } = Prisma;
const column = (name: string) => Prisma.raw(`"${name}"`);

/** Fields that some run has, in the order in which they are documented. A time has no range: its days are typed. */
async function readFields({ projectId }: ReadScope): Promise<RunField[]> {
  const values = filterFields.flatMap(({ name, kind }) => {
    if (name === "tag") return [];
    const value = name === "dataset" ? sql`d."slug"` : fieldValue[name];
    return [sql`(${value})${kind === "number" ? sql`::float8` : sql`::text`} AS ${column(name)}`];
  });
  const fields = filterFields.map(({ name, kind }) => {
    const isNumber = kind === "number";
    const groups =
      name === "tag"
        ? sql`SELECT NULL::float8 AS "number", t."tag" AS "text", count(*)::int AS "runs"
            FROM "listed" l, LATERAL (SELECT DISTINCT unnest(l."tags") AS "tag") t GROUP BY t."tag"`
        : sql`SELECT ${isNumber ? column(name) : sql`NULL::float8`} AS "number",
            ${kind === "number" || kind === "time" ? sql`NULL::text` : column(name)} AS "text",
            count(*)::int AS "runs" FROM "listed" WHERE ${column(name)} IS NOT NULL
            ${kind === "time" ? sql`` : sql`GROUP BY ${column(name)}`}`;
    return sql`SELECT ${name} AS "name", f.* FROM ${fieldOf(groups)} AS f`;
  });
  const rows = await db.$queryRaw<RunField[]>`
    WITH "listed" AS MATERIALIZED (
      SELECT r."tags", ${Prisma.join(values)}
      FROM "run" r
        LEFT JOIN "run_summary" s ON s."projectId" = r."projectId" AND s."runId" = r."id"
        LEFT JOIN "dataset" d ON d."projectId" = r."projectId" AND d."id" = r."datasetId" AND d."deletedAt" IS NULL
      WHERE r."projectId" = ${projectId}::uuid AND r."deletedAt" IS NULL)
    ${Prisma.join(fields, " UNION ALL ")}`;
  const byName = new Map(rows.map((row) => [row.name, row]));
  return filterFields.flatMap(({ name }) => {
    const row = byName.get(name);
    return row === undefined || row.runs === 0 ? [] : [row];
  });
}

/** Hyperparameters and last values of metrics, most used first: each by the index that has its values in order. */
function readSettings({ projectId }: ReadScope): Promise<RunField[]> {
  const first = (after: Prisma.Sql) => sql`
    (SELECT "key" FROM "run_value" WHERE "projectId" = ${projectId}::uuid ${after} ORDER BY "key" LIMIT 1)`;
  const counted = (value: Prisma.Sql) => sql`
    count(*)::int AS "runs" FROM "run_value" v
    WHERE v."projectId" = ${projectId}::uuid AND v."key" = k."key" AND ${value} IS NOT NULL
      AND v."runId" NOT IN (
        SELECT r."id" FROM "run" r WHERE r."projectId" = ${projectId}::uuid AND r."deletedAt" IS NOT NULL)
    GROUP BY ${value}`;
  const groups = sql`
    SELECT v."number", NULL::text AS "text", ${counted(sql`v."number"`)}
    UNION ALL SELECT NULL, v."text", ${counted(sql`v."text"`)}`;
  return db.$queryRaw<RunField[]>`
    WITH RECURSIVE k AS (
      ${first(sql``)} UNION ALL SELECT ${first(sql`AND "key" > k."key"`)} FROM k WHERE k."key" IS NOT NULL)
    SELECT k."key" AS "name", f.* FROM k, LATERAL ${fieldOf(groups)} AS f
    WHERE f."runs" > 0 ORDER BY f."runs" DESC, "name" LIMIT ${mostFields}`;
}

/** From values with their runs to a field; numbers that differ from run to run are told by their range alone. */
function fieldOf(groups: Prisma.Sql): Prisma.Sql {
  return sql`(WITH g AS MATERIALIZED (${groups})
    SELECT coalesce(sum(g."runs"), 0)::int AS "runs", min(g."number") AS "from", max(g."number") AS "to",
      CASE WHEN count(g."number") > ${mostValues} THEN '{}'::text[] ELSE ARRAY(
        SELECT coalesce(g."text", g."number"::text) FROM g WHERE g."text" IS NOT NULL OR g."number" IS NOT NULL
        ORDER BY g."runs" DESC, g."number", g."text" COLLATE "C" LIMIT ${mostValues}) END AS "values"
    FROM g)`;
}
