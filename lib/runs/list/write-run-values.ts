import "server-only";
import type { Transaction } from "@/lib/db/client";
import { toJsonb } from "@/lib/db/jsonb";
import { isOfRun } from "@/lib/db/row-key";
import type { RunValueRow } from "./run-values";

/** Makes the stored values of a run these; rows that stay as they were are not written. */
export async function writeRunValues(
  tx: Transaction,
  run: { id: string; projectId: string },
  rows: readonly RunValueRow[],
): Promise<void> {
  await tx.$executeRaw`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${toJsonb(rows)}::jsonb)
        AS given("key" text, "number" float8, "text" text)
    ), gone AS (
      DELETE FROM "run_value" WHERE ${isOfRun(run)}
        AND "key" NOT IN (SELECT "key" FROM given)
    )
    INSERT INTO "run_value" AS kept ("runId", "key", "projectId", "number", "text")
    SELECT ${run.id}::uuid, "key", ${run.projectId}::uuid, "number", "text" FROM given
    ON CONFLICT ("projectId", "runId", "key") DO UPDATE SET "number" = excluded."number", "text" = excluded."text"
      WHERE (kept."number", kept."text") IS DISTINCT FROM (excluded."number", excluded."text")`;
}
