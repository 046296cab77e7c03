import "server-only";
import { db, type Transaction } from "@/lib/db/client";
import { isOfRun } from "@/lib/db/row-key";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import type { CountBasis, Quantity, Scale } from "@/lib/domain/mapping/mapping";
import {
  joinRates,
  type LoggedRate,
  type PlacedCounts,
  type RatePoint,
  ratePointsOf,
} from "@/lib/domain/rates/rate-points";
import { listEvaluations } from "@/lib/runs/queries";

/** What a run was evaluated on: counts, and rates where nothing was counted. */
export type Evaluated = { counts: PlacedCounts[]; rates: RatePoint[] };

type RatedRun = { id: string; projectId: string; summary: { hasRates: boolean } | null };

/** Of a run whose summary says that it has no rates none are looked for. */
export async function readEvaluated(
  run: RatedRun,
  splits: readonly string[] | null,
): Promise<Evaluated> {
  const [rows, rates] = await Promise.all([
    listEvaluations(run, splits),
    run.summary?.hasRates === false ? [] : listRates(db, run),
  ]);
  const inSplits = splits === null ? rates : rates.filter(({ split }) => splits.includes(split));
  return joinRates(rows as PlacedCounts[], inSplits);
}

/** More points than any training is evaluated at; a hostile file could log more. */
const mostRates = 500_000;

type Row = Omit<LoggedRate, "timeMs"> & { timeMs: bigint };

/** The metric points that the run's series say are rates, by step. */
export async function listRates(
  client: Transaction | typeof db,
  run: { id: string; projectId: string },
): Promise<RatePoint[]> {
  const rows = await client.$queryRaw<Row[]>`
    SELECT p."step", p."epoch", p."timeMs", p."value", s."split", s."category", s."setName" AS "set",
      s."quantity", s."scale", s."n", s."basis"
    FROM "run_series" s JOIN "metric_point" p
      ON p."projectId" = s."projectId" AND p."runId" = s."runId" AND p."key" = s."key"
    WHERE s."projectId" = ${run.projectId}::uuid AND ${isOfRun(run, "s")}
      AND s."quantity" IN ('accuracy', 'hallucination', 'abstention')
    ORDER BY p."step", s."key" LIMIT ${mostRates}`;
  return ratePointsOf(
    rows.map((row) => ({
      ...row,
      category: row.category as Population | null,
      quantity: row.quantity as Quantity,
      scale: row.scale as Scale,
      basis: row.basis as CountBasis,
      timeMs: row.timeMs > 0n ? Number(row.timeMs) : null,
    })),
  );
}
