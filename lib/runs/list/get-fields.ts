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
  const fields = [...(await readFields(scope)), ...(await readSettings(scope))];
  kept.delete(scope.projectId);
  if (fields.some(({ runs }) => runs >= runsWorthKeeping))
    kept.set(scope.projectId, { fields, untilMs: Date.now() + keptMs });
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
  return { fields };
}

const { sql } = Prisma;

/** Fields that some run has, in the order in which they are documented. A time has no range: its days are typed. */
async function readFields({ projectId }: ReadScope): Promise<RunField[]> {
  const values = filterFields.flatMap(({ name, kind }) => {
    if (name === "tag") return [];
    const value = name === "dataset" ? sql`d."slug"` : fieldValue[name];
    if (kind === "number") return [sql`(${name}, (${value})::float8, NULL::text)`];
    const text = kind === "time" ? sql`CASE WHEN ${value} IS NULL THEN NULL ELSE '' END` : value;
    return [sql`(${name}, NULL::float8, (${text})::text)`];
  });
  const rows = await db.$queryRaw<RunField[]>`
    ${counted(sql`
      SELECT f."name", f."number", f."text", count(*)::int AS "runs"
      FROM "run" r
        LEFT JOIN "run_summary" s ON s."projectId" = r."projectId" AND s."runId" = r."id"
        LEFT JOIN "dataset" d ON d."projectId" = r."projectId" AND d."id" = r."datasetId" AND d."deletedAt" IS NULL,
        LATERAL (VALUES ${Prisma.join(values)}) AS f("name", "number", "text")
      WHERE r."projectId" = ${projectId}::uuid AND r."deletedAt" IS NULL
        AND (f."number" IS NOT NULL OR f."text" IS NOT NULL)
      GROUP BY f."name", f."number", f."text"
      UNION ALL
      SELECT 'tag', NULL, t."tag", count(*)::int
      FROM "run" r, LATERAL (SELECT DISTINCT unnest(r."tags") AS "tag") t
      WHERE r."projectId" = ${projectId}::uuid AND r."deletedAt" IS NULL
      GROUP BY t."tag"`)}`;
  const byName = new Map(rows.map((row) => [row.name, row]));
  return filterFields.flatMap(({ name, kind }) => {
    const row = byName.get(name);
    return row === undefined ? [] : [kind === "time" ? { ...row, values: [] } : row];
  });
}

/** Hyperparameters and last values of metrics, most used first. */
function readSettings({ projectId }: ReadScope): Promise<RunField[]> {
  return db.$queryRaw<RunField[]>`
    ${counted(sql`
      SELECT "key" AS "name", "number", "text", count(*)::int AS "runs" FROM "run_value"
      WHERE "projectId" = ${projectId}::uuid AND "runId" NOT IN (
        SELECT r."id" FROM "run" r WHERE r."projectId" = ${projectId}::uuid AND r."deletedAt" IS NOT NULL)
      GROUP BY "key", "number", "text"`)}
    ORDER BY "runs" DESC, "name" LIMIT ${mostFields}`;
}

/** From values with their runs to fields; numbers that differ from run to run are told by their range alone. */
function counted(values: Prisma.Sql): Prisma.Sql {
  return sql`
    SELECT "name", sum("runs")::int AS "runs", min("number") AS "from", max("number") AS "to",
      CASE WHEN count("number") > ${mostValues} THEN '{}'::text[] ELSE
        (array_agg(coalesce("text", "number"::text) ORDER BY "runs" DESC, "number", "text"))[1:${mostValues}]
      END AS "values"
    FROM (${values}) AS v GROUP BY "name"`;
}
