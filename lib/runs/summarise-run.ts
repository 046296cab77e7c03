import "server-only";
import type { Transaction } from "@/lib/db/client";
import { populations } from "@/lib/domain/knowledge";
import {
  compositionFromRows,
  type SummaryRow,
  sharesOf,
  summariseRows,
  type TrainingComposition,
} from "@/lib/domain/run-summary";
import type { Run } from "@/prisma/generated/client";
import { announce } from "./mutations";
import { runValuesOf } from "./run-values";
import type { HyperparameterValue } from "./schema";
import { writeRunValues } from "./write-run-values";

/** Computes what the run list shows of a run and marks its analysis as due; announces the change. */
export async function summariseRun(tx: Transaction, runId: string): Promise<void> {
  const run = await tx.run.findUniqueOrThrow({ where: { id: runId }, include: { project: true } });
  const checkpoints = await tx.checkpoint.findMany({ where: { runId } });
  const rows = (await tx.evaluation.findMany({ where: { runId } })) as SummaryRow[];
  const population = populations.find((known) => known === run.project.population) ?? "Known";
  const epochs = new Map(checkpoints.map(({ step, epoch }) => [step, epoch]));
  const { points, best, last, drop, unknownFitted } = summariseRows(rows, { population, epochs });
  const composition = (await storedComposition(tx, run)) ?? compositionFromRows(rows);
  const shares = sharesOf(composition);
  const metrics = await lastMetrics(tx, runId);
  const data = {
    checkpoints: checkpoints.length,
    trainingSize: composition.size,
    unknownShare: shares.Unknown ?? null,
    shares,
    bestStep: best?.step ?? null,
    bestEpoch: best?.epoch ?? null,
    bestAccuracy: best?.accuracy ?? null,
    lastStep: last?.step ?? null,
    lastEpoch: last?.epoch ?? null,
    lastAccuracy: last?.accuracy ?? null,
    drop,
    unknownFitted,
    sparkline: points.map(({ accuracy }) => accuracy),
    analysedAt: null,
    lastMetrics: metrics,
  };
  await tx.runSummary.upsert({
    where: { runId },
    create: { runId, projectId: run.projectId, ...data },
    update: { ...data, dataVersion: { increment: 1 } },
  });
  const settings = run.hyperparameters as Record<string, HyperparameterValue>;
  await writeRunValues(tx, run, runValuesOf(settings, metrics));
  await announce(tx, { project: run.project.slug, run: run.slug });
}

/** By category of the run's training set; null when it named none. */
async function storedComposition(tx: Transaction, run: Run): Promise<TrainingComposition | null> {
  if (run.datasetId === null) return null;
  const groups = await tx.$queryRaw<{ category: string | null; examples: bigint }[]>`
    SELECT example."category" AS category, count(*) AS examples
    FROM "training_example" AS member
    JOIN "example" AS example
      ON example."datasetId" = ${run.datasetId}::uuid AND example."ordinal" = member."ordinal"
    WHERE member."runId" = ${run.id}::uuid
    GROUP BY example."category"`;
  if (groups.length === 0) return null;
  const byCategory = Object.fromEntries(
    groups.map((group) => [group.category ?? "unlabelled", Number(group.examples)]),
  );
  return { size: Object.values(byCategory).reduce((sum, n) => sum + n, 0), byCategory };
}

const keptMetrics = 200;

/** The last finite value of each metric, from key to key by the index, however many points there are. */
async function lastMetrics(tx: Transaction, runId: string): Promise<Record<string, number>> {
  const rows = await tx.$queryRaw<{ key: string; value: number | null }[]>`
    WITH RECURSIVE keys AS (
      (SELECT "key", 1 AS "count" FROM "metric_point" WHERE "runId" = ${runId}::uuid ORDER BY "key" LIMIT 1)
      UNION ALL
      SELECT (SELECT p."key" FROM "metric_point" p
        WHERE p."runId" = ${runId}::uuid AND p."key" > keys."key" ORDER BY p."key" LIMIT 1), "count" + 1
      FROM keys WHERE keys."key" IS NOT NULL AND "count" < ${keptMetrics}
    )
    SELECT "key", (SELECT p."value" FROM "metric_point" p
      WHERE p."runId" = ${runId}::uuid AND p."key" = keys."key" AND p."value" IS NOT NULL
      ORDER BY p."step" DESC, p."timeMs" DESC LIMIT 1) AS "value"
    FROM keys WHERE "key" IS NOT NULL`;
  return Object.fromEntries(
    rows.flatMap(({ key, value }) => (value === null ? [] : [[key, value]])),
  );
}
