import "server-only";
import type { Transaction } from "@/lib/db/client";
import { toJsonb } from "@/lib/db/jsonb";
import { isOfRun, type RowKey } from "@/lib/db/row-key";
import type { MetricPointRow } from "@/lib/runs/mutations";

const comparedPoints = 2000;

/**
 * What to say when the first points of a file start a run's curves again from the beginning with other values: the
 * name was most likely used for a second training. Null where they go on, or say what stands.
 */
export async function secondTrainingWarning(
  tx: Transaction,
  run: RowKey,
  points: readonly MetricPointRow[],
): Promise<string | null> {
  const given = points.slice(0, comparedPoints).filter(({ value }) => value !== null);
  if (given.length === 0) return null;
  const part = toJsonb(given.map(({ key, step, value }) => ({ key, step, value })));
  const [row] = await tx.$queryRaw<{ shared: bigint; other: bigint; hasEarlier: boolean }[]>`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${part}::jsonb) AS g("key" text, "step" float8, "value" float8)
    )
    SELECT count(p."key") AS shared,
      count(p."key") FILTER (WHERE abs(p."value" - given."value") > 1e-9 * greatest(1, abs(p."value"))) AS other,
      EXISTS (
        SELECT 1 FROM (SELECT "key", min("step") AS "step" FROM given GROUP BY "key") AS f
        JOIN "metric_point" AS m ON ${isOfRun(run, "m")} AND m."key" = f."key" AND m."step" < f."step"
      ) AS "hasEarlier"
    FROM given LEFT JOIN "metric_point" AS p
      ON ${isOfRun(run, "p")} AND p."key" = given."key" AND p."step" = given."step" AND p."value" IS NOT NULL`;
  const { shared = 0n, other = 0n, hasEarlier = false } = row ?? {};
  if (hasEarlier || shared < 2n || other * 2n < shared) return null;
  return `the run had other values at ${other} of the first ${shared} points that this file shares with it, from its beginning on: if this is a second training under the same name, undo this upload and give it a run of its own`;
}
