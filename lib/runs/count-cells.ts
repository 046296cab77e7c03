import "server-only";
import { db } from "@/lib/db/client";

/** What a computation over a run's outcomes depends on, and how large it is. */
export type RunSize = {
  /** Of the run's data and of the labels it is read by; whatever is stored, relabelled or rolled back makes another. */
  version: string;
  /** Outcomes of the split, over all checkpoints. */
  cells: number;
};

/** Reads no outcome: Postgres knows how long they are. */
export async function countCells(runId: string, split: string): Promise<RunSize> {
  const [row] = await db.$queryRaw<RunSize[]>`
    SELECT concat_ws('/', s."dataVersion", s.xmin, d."version", d.xmin) AS "version",
      (SELECT coalesce(sum(octet_length(v."outcomes")), 0)::float8 * 4 FROM "outcome_vector" v
        WHERE v."runId" = r."id" AND v."split" = ${split}) AS "cells"
    FROM "run" r LEFT JOIN "run_summary" s ON s."runId" = r."id"
    LEFT JOIN "dataset" d ON d."id" = r."datasetId" WHERE r."id" = ${runId}::uuid`;
  return row ?? { version: "", cells: 0 };
}
