import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { openToRead, type ReadScope } from "@/lib/projects/access";
import type { RunColumn, RunColumnsResponse } from "./list-schema";

const mostColumns = 500;
const keptMs = 30_000;
const mostKept = 100;
/** Fewer rows are counted faster than anybody notices, and are always counted. */
const rowsWorthKeeping = 20_000;

const kept = new Map<string, { columns: RunColumn[]; untilMs: number }>();

/** The hyperparameters and metrics of a project's runs, most used first; at most 500. */
export async function getRunColumns(viewer: Viewer, project: string): Promise<RunColumnsResponse> {
  return { columns: await listColumns(await openToRead(viewer, project)) };
}

/** Of a project with many runs, as they were half a minute ago at most. */
export async function listColumns({ projectId }: ReadScope): Promise<RunColumn[]> {
  const found = kept.get(projectId);
  if (found !== undefined && found.untilMs > Date.now()) return found.columns;
  const columns = await countColumns(projectId);
  kept.delete(projectId);
  if (columns.reduce((sum, { runs }) => sum + runs, 0) >= rowsWorthKeeping)
    kept.set(projectId, { columns, untilMs: Date.now() + keptMs });
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
  return columns;
}

async function countColumns(projectId: string): Promise<RunColumn[]> {
  const rows = await db.$queryRaw<{ key: string; runs: number; kind: RunColumn["kind"] }[]>`
    SELECT "key", count(*)::int AS "runs",
      CASE WHEN count(*) FILTER (WHERE "number" IS NOT NULL OR ("key" LIKE 'metric.%'
          AND "text" IN ('NaN', 'Infinity', '-Infinity'))) = count(*) THEN 'number'
        WHEN count(*) FILTER (WHERE "text" IN ('true', 'false')) = count(*) THEN 'flag'
        ELSE 'text' END AS "kind"
    FROM "run_value"
    WHERE "projectId" = ${projectId}::uuid AND "runId" NOT IN (
      SELECT r."id" FROM "run" r WHERE r."projectId" = ${projectId}::uuid AND r."deletedAt" IS NOT NULL)
    GROUP BY "key" ORDER BY "runs" DESC, "key" LIMIT ${mostColumns}`;
  return rows.map((row) => ({ ...row, label: row.key.replace(/^(config|metric)\./, "") }));
}
