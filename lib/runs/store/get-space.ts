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

/** What each of these runs takes; long values are counted as stored, without reading them. */
function measureRuns(runs: Prisma.Sql): Promise<RunBytes[]> {
  const sumOf = (table: Prisma.Sql) =>
    sql`coalesce((SELECT sum(pg_column_size(t.*)) FROM ${table} t WHERE t."runId" = r."id"), 0)`;
  return db.$queryRaw<RunBytes[]>`
    SELECT r."id" AS "runId",
      coalesce((SELECT sum(pg_column_size(v."outcomes")) FROM "outcome_vector" v WHERE v."runId" = r."id"), 0)::bigint AS "outcomes",
      coalesce((SELECT sum(pg_column_size(b."payload")) FROM "prediction_block" b WHERE b."runId" = r."id"), 0)::bigint AS "predictions",
      ${sumOf(sql`"metric_point"`)}::bigint AS "metrics",
      (${sumOf(sql`"evaluation"`)} + ${sumOf(sql`"checkpoint"`)} + ${sumOf(sql`"training_example"`)})::bigint AS "evaluations",
      coalesce((SELECT sum(u."keptBytes") FROM "upload" u WHERE u."projectId" = r."projectId" AND u."runId" = r."id"), 0)::bigint AS "originals"
    FROM "run" r WHERE ${runs}`;
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
  const parts = toParts(
    await measureRuns(sql`r."projectId" = ${scope.projectId}::uuid AND r."id" = ${run.id}::uuid`),
  );
  return { bytes: totalOf(parts), parts };
}

/** Bytes that a project takes, its deleted runs included, and its largest runs. */
export async function getProjectSpace(viewer: Viewer, project: string): Promise<ProjectSpace> {
  const { projectId } = await openToRead(viewer, project);
  const measured = await measureRuns(sql`r."projectId" = ${projectId}::uuid`);
  const [examples] = await db.$queryRaw<{ bytes: bigint }[]>`
    SELECT (coalesce((SELECT sum(pg_column_size(e.*)) FROM "example" e JOIN "dataset" d ON d."id" = e."datasetId"
        WHERE d."projectId" = ${projectId}::uuid), 0)
      + coalesce((SELECT sum(pg_column_size(s.*)) FROM "slick_sample" s JOIN "dataset" d ON d."id" = s."datasetId"
        WHERE d."projectId" = ${projectId}::uuid), 0))::bigint AS "bytes"`;
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
