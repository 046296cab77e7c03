import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { openToRead } from "@/lib/projects/access";
import { findRun } from "@/lib/runs/queries";
import { Prisma } from "@/prisma/generated/client";
import type { ProjectSpace, RunSpace, SpaceParts } from "./space-schema";

const { sql } = Prisma;
const largest = 10;

type RunBytes = { runId: string } & { [Part in keyof SpaceParts]: bigint };

/** What each run of a project takes, or one of them; long values are counted as stored, without reading them. */
function measureRuns(projectId: string, only = Prisma.empty): Promise<RunBytes[]> {
  const sumOf = (value: Prisma.Sql, table: Prisma.Sql) =>
    sql`coalesce((SELECT sum(${value}) FROM ${table} t WHERE t."projectId" = ${projectId}::uuid AND t."runId" = r."id"), 0)`;
  const bytesOf = (table: Prisma.Sql) => sumOf(sql`pg_column_size(t.*)`, table);
  return db.$queryRaw<RunBytes[]>`
    SELECT r."id" AS "runId",
      ${sumOf(sql`pg_column_size(t."outcomes")`, sql`"outcome_vector"`)}::bigint AS "outcomes",
      ${sumOf(sql`pg_column_size(t."payload")`, sql`"prediction_block"`)}::bigint AS "predictions",
      ${bytesOf(sql`"metric_point"`)}::bigint AS "metrics",
      (${bytesOf(sql`"evaluation"`)} + ${bytesOf(sql`"checkpoint"`)} + ${bytesOf(sql`"training_example"`)})::bigint AS "evaluations",
      ${sumOf(sql`t."keptBytes"`, sql`"upload"`)}::bigint AS "originals"
    FROM "run" r WHERE r."projectId" = ${projectId}::uuid ${only}`;
}

function toParts(rows: readonly RunBytes[]): SpaceParts {
  const sum = (part: keyof SpaceParts) => rows.reduce((bytes, row) => bytes + Number(row[part]), 0);
  return {
    outcomes: sum("outcomes"),
    predictions: sum("predictions"),
    metrics: sum("metrics"),
    evaluations: sum("evaluations"),
    originals: sum("originals"),
  };
}

function totalOf(parts: Record<string, number>): number {
  return Object.values(parts).reduce((sum, bytes) => sum + bytes, 0);
}

/** Bytes that a run takes in the database. */
export async function getRunSpace(
  viewer: Viewer,
  place: { project: string; run: string },
): Promise<RunSpace> {
  const scope = await openToRead(viewer, place.project);
  const run = await findRun(scope, place.run);
  if (run === null) throw notFound("run", place.run);
  const parts = toParts(await measureRuns(scope.projectId, sql`AND r."id" = ${run.id}::uuid`));
  return { bytes: totalOf(parts), parts };
}

/** Bytes that a project takes, its deleted runs included, and its largest runs. */
export async function getProjectSpace(viewer: Viewer, project: string): Promise<ProjectSpace> {
  const { projectId } = await openToRead(viewer, project);
  const measured = await measureRuns(projectId);
  const [examples] = await db.$queryRaw<{ bytes: bigint }[]>`
    SELECT (coalesce((SELECT sum(pg_column_size(e.*)) FROM "example" e
        WHERE e."projectId" = ${projectId}::uuid), 0)
      + coalesce((SELECT sum(pg_column_size(s.*)) FROM "slick_sample" s
        WHERE s."projectId" = ${projectId}::uuid), 0))::bigint AS "bytes"`;
  const runs = await db.run.findMany({
    where: { projectId },
    select: { id: true, slug: true, name: true, deletedAt: true },
  });
  const byId = new Map(runs.map((run) => [run.id, run]));
  const sizes = measured.map((row) => ({ ...row, bytes: totalOf(toParts([row])) }));
  const parts = { ...toParts(measured), examples: Number(examples?.bytes ?? 0) };
  const isDeleted = ({ runId }: { runId: string }) => byId.get(runId)?.deletedAt !== null;
  return {
    bytes: totalOf(parts),
    parts,
    deletedBytes: sizes.filter(isDeleted).reduce((sum, { bytes }) => sum + bytes, 0),
    runs: sizes
      .filter((size) => !isDeleted(size))
      .sort((a, b) => b.bytes - a.bytes)
      .slice(0, largest)
      .flatMap(({ runId, bytes }) => {
        const run = byId.get(runId);
        return run === undefined ? [] : [{ run: run.slug, name: run.name, bytes }];
      }),
  };
}
