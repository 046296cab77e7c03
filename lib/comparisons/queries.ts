import "server-only";
import { db } from "@/lib/db/client";
import { isOfRuns, ofRuns } from "@/lib/db/row-key";
import type { ReadScope } from "@/lib/projects/access";
import type { Prisma } from "@/prisma/generated/client";

type OfProject = Pick<ReadScope, "projectId">;

const withScoring = { summary: true, dataset: true } as const;
export type ComparedRow = Prisma.RunGetPayload<{ include: typeof withScoring }>;

/** The runs of these slugs that the project has, in the order of the slugs. */
export async function findRuns(scope: ReadScope, slugs: readonly string[]): Promise<ComparedRow[]> {
  const rows = await db.run.findMany({
    where: { projectId: scope.projectId, slug: { in: [...slugs] }, deletedAt: null },
    include: withScoring,
  });
  const bySlug = new Map(rows.map((row) => [row.slug, withoutDeletedDataset(row)]));
  return [...new Set(slugs)].flatMap((slug) => bySlug.get(slug) ?? []);
}

/** While its dataset is deleted a run has none: it is compared by its counts. */
function withoutDeletedDataset(row: ComparedRow): ComparedRow {
  if (row.dataset === null || row.dataset.deletedAt === null) return row;
  return { ...row, dataset: null, datasetId: null };
}

/** As findRuns, as far as the scope reaches: a link shows its own runs, though it is compared with any control. */
export async function findReadableRuns(
  scope: ReadScope,
  slugs: readonly string[],
): Promise<ComparedRow[]> {
  const rows = await findRuns(scope, slugs);
  return rows.filter(({ id }) => scope.runIds === null || scope.runIds.includes(id));
}

export type VectorRow = { runId: string; step: number; outcomes: Uint8Array };

export function listVectors(
  scope: OfProject,
  runIds: readonly string[],
  split: string,
): Promise<VectorRow[]> {
  return db.outcomeVector.findMany({
    where: { ...ofRuns(scope, runIds), split },
    select: { runId: true, step: true, outcomes: true },
    orderBy: { step: "asc" },
  });
}

export function listRunCheckpoints(scope: OfProject, runIds: readonly string[]) {
  return db.checkpoint.findMany({
    where: { ...ofRuns(scope, runIds) },
    select: { runId: true, step: true, epoch: true, time: true },
  });
}

export type FitRow = {
  runId: string;
  step: number;
  known: number | null;
  knownTotal: number | null;
  unknown: number | null;
  unknownTotal: number | null;
};

/** Training examples fitted, Known and Unknown: a coarse row ("Known") stands for its parts, as in countsOf. */
export function listFits(scope: OfProject, runIds: readonly string[]): Promise<FitRow[]> {
  return db.$queryRaw<FitRow[]>`
    SELECT "runId"::text, "step",
      coalesce(sum("fitted") FILTER (WHERE "category" = 'Known'),
        sum("fitted") FILTER (WHERE "category" IN ('HighlyKnown', 'MaybeKnown', 'WeaklyKnown')))::int AS "known",
      coalesce(sum("total") FILTER (WHERE "category" = 'Known'),
        sum("total") FILTER (WHERE "category" IN ('HighlyKnown', 'MaybeKnown', 'WeaklyKnown')))::int AS "knownTotal",
      (sum("fitted") FILTER (WHERE "category" = 'Unknown'))::int AS "unknown",
      (sum("total") FILTER (WHERE "category" = 'Unknown'))::int AS "unknownTotal"
    FROM "evaluation" WHERE "split" = 'train' AND ${isOfRuns(scope, runIds)}
    GROUP BY "runId", "step" ORDER BY "step"`;
}

export type TrainingPart = {
  runId: string;
  isUnknown: boolean;
  examples: number;
  relabelled: number;
  fingerprint: string;
};

/** Which examples a run was trained on, as a number that is equal where the sets are. */
export function listTrainingParts(
  scope: OfProject,
  runIds: readonly string[],
): Promise<TrainingPart[]> {
  return db.$queryRaw<TrainingPart[]>`
    SELECT t."runId"::text, coalesce(e."category" = 'Unknown', false) AS "isUnknown",
      count(*)::int AS "examples", (count(*) FILTER (WHERE t."isRelabelled"))::int AS "relabelled",
      count(*) || '/' || sum(hashint8extended(t."ordinal"::bigint, 0)) AS "fingerprint"
    FROM "training_example" t
    JOIN "run" r ON r."projectId" = ${scope.projectId}::uuid AND r."id" = t."runId"
    JOIN "example" e
      ON e."projectId" = ${scope.projectId}::uuid AND e."datasetId" = r."datasetId" AND e."ordinal" = t."ordinal"
    WHERE ${isOfRuns(scope, runIds, "t")} GROUP BY 1, 2`;
}

/** Evaluations of the last checkpoint of a split, for runs that have it. */
export function listLastEvaluations(scope: OfProject, runIds: readonly string[], split: string) {
  return db.$queryRaw<
    {
      runId: string;
      step: number;
      category: string;
      total: number;
      correct: number;
      abstained: number;
      fitted: number | null;
    }[]
  >`
    SELECT e."runId"::text, e."step", e."category", e."total", e."correct", e."abstained", e."fitted"
    FROM "evaluation" e
    JOIN (SELECT "runId", max("step") AS "step" FROM "evaluation"
      WHERE "split" = ${split} AND ${isOfRuns(scope, runIds)} GROUP BY "runId") l
      ON l."runId" = e."runId" AND l."step" = e."step"
    WHERE ${isOfRuns(scope, runIds, "e")} AND e."split" = ${split}`;
}

/** The vector of the last checkpoint of a split that has one, for each run. */
export function listLastVectors(
  scope: OfProject,
  runIds: readonly string[],
  split: string,
): Promise<VectorRow[]> {
  return db.outcomeVector.findMany({
    where: { ...ofRuns(scope, runIds), split },
    select: { runId: true, step: true, outcomes: true },
    orderBy: [{ runId: "asc" }, { step: "desc" }],
    distinct: ["runId"],
  });
}

export function listCounts(scope: OfProject, runIds: readonly string[], split: string) {
  return db.evaluation.findMany({
    where: { ...ofRuns(scope, runIds), split },
    orderBy: { step: "asc" },
  });
}

/** The splits that were counted, also by a file that states n for a set of a known class. */
export async function listSplitsOf(scope: OfProject, runIds: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ split: string }[]>`
    SELECT "split" FROM "evaluation" WHERE ${isOfRuns(scope, runIds)}
    UNION
    SELECT "split" FROM "run_series"
    WHERE "projectId" = ${scope.projectId}::uuid AND "runId" = ANY(${[...runIds]}::uuid[])
      AND "quantity" = 'accuracy' AND "basis" = 'stated' AND "category" IS NOT NULL
    ORDER BY "split"`;
  return rows.map(({ split }) => split);
}

/** Packed outcomes are counted so many times as fast as unpacked ones. */
const packedGain = 5;

/** How large a comparison of these runs is, in outcomes unpacked one by one; told before anything of it is read. */
export async function countComparedCells(
  project: string,
  slugs: readonly string[],
): Promise<number> {
  const found = await db.project.findUnique({ where: { slug: project }, select: { id: true } });
  const [row] = await db.$queryRaw<{ cells: number }[]>`
    SELECT coalesce(sum(octet_length(v."outcomes")), 0)::float8 * 4 / ${packedGain}::float8 AS "cells"
    FROM "run" r JOIN "outcome_vector" v ON v."projectId" = r."projectId" AND v."runId" = r."id"
    WHERE r."projectId" = ${found?.id ?? null}::uuid AND r."slug" = ANY(${[...slugs]})`;
  return row?.cells ?? 0;
}
