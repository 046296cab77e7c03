import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { openToRead, type ReadScope } from "@/lib/projects/access";
import type { RunColumn, RunColumnsAnswer } from "./list-schema";

/** The hyperparameters and metrics of a project's runs, most used first; at most 500. */
export async function getRunColumns(viewer: Viewer, project: string): Promise<RunColumnsAnswer> {
  return { columns: await listColumns(await openToRead(viewer, project)) };
}

async function listColumns(scope: ReadScope): Promise<RunColumn[]> {
  const rows = await db.$queryRaw<{ key: string; runs: number; kind: RunColumn["kind"] }[]>`
    SELECT "key", count(*)::int AS "runs",
      CASE WHEN bool_and("type" = 'number') THEN 'number'
        WHEN bool_and("type" = 'boolean') THEN 'flag' ELSE 'text' END AS "kind"
    FROM (
      SELECT 'config.' || e."key" AS "key", jsonb_typeof(e."value") AS "type"
      FROM "run" r, jsonb_each(r."hyperparameters") e
      WHERE r."projectId" = ${scope.projectId}::uuid AND r."deletedAt" IS NULL
      UNION ALL
      SELECT 'metric.' || m."key", 'number'
      FROM "run" r JOIN "run_summary" s ON s."runId" = r."id", jsonb_each(s."lastMetrics") m
      WHERE r."projectId" = ${scope.projectId}::uuid AND r."deletedAt" IS NULL
    ) AS "value"
    WHERE "type" <> 'null' AND length("key") <= 207
    GROUP BY "key" ORDER BY "runs" DESC, "key" LIMIT 500`;
  return rows.map((row) => ({ ...row, label: row.key.replace(/^(config|metric)\./, "") }));
}
