import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { type RunRef, requireRun } from "@/lib/runs/service";

/** The settings of a run that another run of the project has with another value, by name; probes of an index, no scan. */
export async function differingSettings(viewer: Viewer, ref: RunRef): Promise<string[]> {
  const { id, projectId } = await requireRun(viewer, ref);
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT own."key" FROM "run_value" own
    WHERE own."runId" = ${id}::uuid AND own."projectId" = ${projectId}::uuid AND own."key" LIKE 'config.%'
      AND EXISTS (
        SELECT 1 FROM "run_value" v JOIN "run" r ON r."projectId" = v."projectId" AND r."id" = v."runId" AND r."deletedAt" IS NULL
        WHERE v."projectId" = ${projectId}::uuid AND v."key" = own."key" AND v."runId" <> own."runId"
          AND (v."number" < own."number" OR v."number" > own."number" OR v."text" < own."text" OR v."text" > own."text"
            OR (v."number" IS NULL) <> (own."number" IS NULL)))
    ORDER BY own."key"`;
  return rows.map(({ key }) => key.slice("config.".length));
}
