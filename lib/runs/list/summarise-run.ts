import "server-only";
import { labelsOfRun, runCategorySql } from "@/lib/datasets/run-labels";
import type { Transaction } from "@/lib/db/client";
import { settingsIn } from "@/lib/db/json-columns";
import { announce } from "@/lib/db/notifications";
import { isOfRun, isRow, ofRun, type RowKey } from "@/lib/db/row-key";
import { bestPoint } from "@/lib/domain/decision/best-checkpoint";
import { curvesIn, judgedCurve } from "@/lib/domain/judged-curve";
import { populations } from "@/lib/domain/knowledge/knowledge";
import { joinRates, openSetsOf, type RatePoint } from "@/lib/domain/rates/rate-points";
import {
  accuraciesOn,
  answersAtEnd,
  compositionFromLabels,
  compositionFromRows,
  lastUnknownFitted,
  type SummaryRow,
  sharesOf,
  type TrainingComposition,
} from "@/lib/domain/run-summary";
import { AppError } from "@/lib/errors";
import { limits } from "@/lib/limits";
import { listRates } from "@/lib/runs/analysis/rate-rows";
import { Prisma } from "@/prisma/generated/client";
import { runValuesOf } from "./run-values";
import { writeRunValues } from "./write-run-values";

/** Computes what the run list shows of a run and marks its analysis as due; announces the change. */
export async function summariseRun(tx: Transaction, key: RowKey): Promise<void> {
  const run = await readRun(tx, key);
  const { checkpoints } = run;
  const logged = run.hasSeries ? await listRates(tx, run) : [];
  const { counts: rows, rates } = joinRates(run.evaluations, logged);
  const population = populations.find((known) => known === run.population) ?? "Known";
  const epochs = epochsOf(checkpoints, logged);
  const curve = judgedCurve(curvesIn({ counts: rows, rates }), { population });
  const points = curve === null ? [] : accuraciesOn(curve, { counts: rows, rates, epochs });
  const best = bestPoint(points);
  const last = points.at(-1) ?? null;
  const composition = (await storedComposition(tx, run)) ?? compositionFromRows(rows);
  const shares = sharesOf(composition);
  const metrics = run.hasMetrics ? await lastMetrics(tx, run) : {};
  if (Object.keys(metrics).length >= keptMetrics) await refuseTooManyKeys(tx, run);
  const data = {
    checkpoints: epochs.size,
    openSets: openSetsOf(rates).length,
    hasRates: logged.length > 0,
    isRatesOnly: logged.length > 0 && points.every(({ total }) => total === undefined),
    trainingSize: composition.size,
    unknownShare: shares.Unknown ?? null,
    shares,
    bestStep: best?.step ?? null,
    bestEpoch: best?.epoch ?? null,
    bestAccuracy: best?.accuracy ?? null,
    lastStep: last?.step ?? null,
    lastEpoch: last?.epoch ?? null,
    lastAccuracy: last?.accuracy ?? null,
    drop: best && last ? best.accuracy - last.accuracy : null,
    endAnswers: answersAtEnd(run.evaluations) ?? Prisma.DbNull,
    unknownFitted: lastUnknownFitted(rows),
    sparkline: points.map(({ accuracy }) => accuracy),
    analysedAt: null,
    lastMetrics: metrics,
  };
  await tx.runSummary.upsert({
    where: { projectId_runId: ofRun(run) },
    create: { ...ofRun(run), ...data },
    update: { ...data, dataVersion: { increment: 1 } },
  });
  await writeRunValues(tx, run, runValuesOf(settingsIn(run.hyperparameters), metrics));
  await announce(tx, { project: run.project, run: run.slug });
}

type StoredRun = {
  id: string;
  projectId: string;
  slug: string;
  datasetId: string | null;
  hyperparameters: unknown;
  /** Its slug. */
  project: string;
  population: string;
  checkpoints: { step: number; epoch: number | null }[];
  evaluations: SummaryRow[];
  hasSeries: boolean;
  hasTraining: boolean;
  hasMetrics: boolean;
};

/** In one query: a running training is summarised after each of its calls. */
async function readRun(tx: Transaction, key: RowKey): Promise<StoredRun> {
  const [run] = await tx.$queryRaw<StoredRun[]>`
    SELECT r."id", r."projectId", r."slug", r."datasetId", r."hyperparameters",
      p."slug" AS "project", p."population",
      (SELECT coalesce(json_agg(json_build_object('step', c."step", 'epoch', c."epoch") ORDER BY c."step"), '[]')
        FROM "checkpoint" c WHERE ${isOfRun(key, "c")}) AS "checkpoints",
      (SELECT coalesce(json_agg(json_build_object('step', e."step", 'split', e."split", 'category', e."category",
          'total', e."total", 'correct', e."correct", 'abstained', e."abstained", 'fitted', e."fitted",
          'hasOutcomes', e."hasOutcomes") ORDER BY e."step", e."split", e."category"), '[]')
        FROM "evaluation" e WHERE ${isOfRun(key, "e")}) AS "evaluations",
      EXISTS (SELECT FROM "run_series" s WHERE s."projectId" = ${key.projectId}::uuid AND s."runId" = ${key.id}::uuid) AS "hasSeries",
      EXISTS (SELECT FROM "training_example" t WHERE ${isOfRun(key, "t")}) AS "hasTraining",
      EXISTS (SELECT FROM "metric_point" m WHERE ${isOfRun(key, "m")}) AS "hasMetrics"
    FROM "run" r JOIN "project" p ON p."id" = r."projectId" WHERE ${isRow(key, "r")}`;
  if (run === undefined) throw new Error(`there is no run ${key.id}`);
  return run;
}

/** The epoch of each step that was evaluated or has a rate. */
function epochsOf(
  checkpoints: readonly { step: number; epoch: number | null }[],
  rates: readonly RatePoint[],
): Map<number, number | null> {
  const epochs = new Map(checkpoints.map(({ step, epoch }) => [step, epoch]));
  for (const { step, epoch } of rates) epochs.set(step, epochs.get(step) ?? epoch);
  return epochs;
}

/** By category of the run's training set; null when it named none. */
async function storedComposition(
  tx: Transaction,
  run: StoredRun,
): Promise<TrainingComposition | null> {
  if (run.datasetId === null || !run.hasTraining) return null;
  const labels = await labelsOfRun(tx, run);
  if (labels === null) return null;
  const groups = await tx.$queryRaw<{ category: string | null; examples: bigint }[]>`
    SELECT ${runCategorySql(labels)} AS category, count(*) AS examples
    FROM "training_example" AS member
    JOIN "example" AS example
      ON example."projectId" = ${run.projectId}::uuid AND example."datasetId" = ${run.datasetId}::uuid AND example."ordinal" = member."ordinal"
    WHERE ${isOfRun(run, "member")}
    GROUP BY 1`;
  if (groups.length === 0) return null;
  return compositionFromLabels(
    Object.fromEntries(
      groups.map((group) => [group.category ?? "unlabelled", Number(group.examples)]),
    ),
  );
}

const keptMetrics = 200;

/** Keys that change with each step would fill every menu, and the database; they are counted from key to key. */
async function refuseTooManyKeys(tx: Transaction, run: RowKey & { slug: string }): Promise<void> {
  const most = limits.metricKeysARun;
  const [row] = await tx.$queryRaw<{ keys: number }[]>`
    WITH RECURSIVE keys AS (
      (SELECT "key", 1 AS "count" FROM "metric_point" WHERE ${isOfRun(run)} ORDER BY "key" LIMIT 1)
      UNION ALL
      SELECT (SELECT p."key" FROM "metric_point" p
        WHERE ${isOfRun(run, "p")} AND p."key" > keys."key" ORDER BY p."key" LIMIT 1), "count" + 1
      FROM keys WHERE keys."key" IS NOT NULL AND "count" <= ${most}
    )
    SELECT count("key")::int AS "keys" FROM keys`;
  if (row === undefined || row.keys <= most) return;
  throw new AppError(
    "too-large",
    `nothing was stored: run "${run.slug}" would have more than ${most} different metrics; log under names that stay the same from step to step`,
  );
}

/** The last value of each metric, "NaN" where it is none, from key to key by the index, however many points there are. */
async function lastMetrics(tx: Transaction, run: RowKey): Promise<Record<string, number | string>> {
  const rows = await tx.$queryRaw<{ key: string; last: number | string | null }[]>`
    WITH RECURSIVE keys AS (
      (SELECT "key", 1 AS "count" FROM "metric_point" WHERE ${isOfRun(run)} ORDER BY "key" LIMIT 1)
      UNION ALL
      SELECT (SELECT p."key" FROM "metric_point" p
        WHERE ${isOfRun(run, "p")} AND p."key" > keys."key" ORDER BY p."key" LIMIT 1), "count" + 1
      FROM keys WHERE keys."key" IS NOT NULL AND "count" < ${keptMetrics}
    )
    SELECT "key", (SELECT coalesce(to_jsonb(p."value"), to_jsonb(p."notANumber"), '"NaN"') FROM "metric_point" p
      WHERE ${isOfRun(run, "p")} AND p."key" = keys."key"
      ORDER BY p."step" DESC LIMIT 1) AS "last"
    FROM keys WHERE "key" IS NOT NULL`;
  return Object.fromEntries(rows.flatMap(({ key, last }) => (last === null ? [] : [[key, last]])));
}
