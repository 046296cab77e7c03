import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { openToRead, type ReadScope } from "@/lib/projects/access";
import type { RunColumn, RunColumnsAnswer } from "./list-schema";

const mostColumns = 500;

/** The hyperparameters and metrics of a project's runs, most used first; at most 500. */
export async function getRunColumns(viewer: Viewer, project: string): Promise<RunColumnsAnswer> {
  return { columns: await listColumns(await openToRead(viewer, project)) };
}

export async function listColumns(scope: ReadScope): Promise<RunColumn[]> {
  const rows = await db.$queryRaw<{ key: string; runs: number; kind: RunColumn["kind"] }[]>`
    SELECT "key", count(*)::int AS "runs",
      CASE WHEN count("number") = count(*) THEN 'number'
        WHEN bool_and("text" IN ('true', 'false')) AND count("text") = count(*) THEN 'flag'
        ELSE 'text' END AS "kind"
    FROM "run_value" v
    WHERE v."projectId" = ${scope.projectId}::uuid
      AND NOT EXISTS (SELECT 1 FROM "run" r WHERE r."id" = v."runId" AND r."deletedAt" IS NOT NULL)
    GROUP BY "key" ORDER BY "runs" DESC, "key" LIMIT ${mostColumns}`;
  return rows.map((row) => ({ ...row, label: row.key.replace(/^(config|metric)\./, "") }));
}
