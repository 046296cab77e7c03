import "server-only";
import { db } from "@/lib/db/client";
import { isOfRun, isRow, type RowKey } from "@/lib/db/row-key";

/** What a computation over a run's outcomes depends on, and how large it is. */
export type RunSize = {
  /** Of the run's data and of the labels it is read by; whatever is stored, relabelled or rolled back makes another. */
  version: string;
  /** Outcomes of the split, over all checkpoints. */
  cells: number;
};

/** Reads no outcome: Postgres knows how long they are. */
export async function countCells(run: RowKey, split: string): Promise<RunSize> {
  const [row] = await db.$queryRaw<RunSize[]>`
    SELECT concat_ws('/', s."dataVersion", extract(epoch FROM s."updatedAt"), d."version", d.xmin) AS "version",
      (SELECT coalesce(sum(octet_length(v."outcomes")), 0)::float8 * 4 FROM "outcome_vector" v
        WHERE ${isOfRun(run, "v")} AND v."split" = ${split}) AS "cells"
    FROM "run" r LEFT JOIN "run_summary" s ON s."projectId" = r."projectId" AND s."runId" = r."id"
    LEFT JOIN "dataset" d ON d."projectId" = r."projectId" AND d."id" = r."datasetId"
    WHERE ${isRow(run, "r")}`;
  return row ?? { version: "", cells: 0 };
}
