import "server-only";
import type { Transaction } from "@/lib/db/client";
import { toJsonb } from "@/lib/db/jsonb";
import { isRow, ofRun, type RowKey } from "@/lib/db/row-key";
import type { WriteScope } from "@/lib/projects/access";
import { Prisma, type Run } from "@/prisma/generated/client";

const rowsPerStatement = 2000;

export type RunFields = Omit<Prisma.RunUncheckedUpdateInput, "id" | "projectId" | "slug">;

/** Makes the run or changes it. A deleted run of that slug is set aside: it can still be restored. */
export async function upsertRun(
  tx: Transaction,
  scope: WriteScope,
  slug: string,
  data: RunFields,
): Promise<Run> {
  const create = { ...data, projectId: scope.projectId, slug, name: data.name ?? slug };
  await setRunAside(tx, scope, slug);
  return tx.run.upsert({
    where: { projectId_slug: { projectId: scope.projectId, slug } },
    create: create as Prisma.RunUncheckedCreateInput,
    update: data,
  });
}

/** A deleted run gives its slug away; `ownSlug` reads it out of the other one. */
export async function setRunAside(tx: Transaction, scope: WriteScope, slug: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "run" SET "slug" = "slug" || '~' || "id"::text
    WHERE "projectId" = ${scope.projectId}::uuid AND "slug" = ${slug} AND "deletedAt" IS NOT NULL`;
}

/**
 * Serialises the writers of one run until the transaction ends. NO KEY: rows that refer to the run may be
 * inserted meanwhile, or a writer of its dataset, who holds the dataset, would wait for us in a circle.
 */
export async function lockRun(tx: Transaction, run: RowKey): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "run" WHERE ${isRow(run)} FOR NO KEY UPDATE`;
}

/** Serialises those who make or change a run of one name, be it there or not. */
export async function lockRunName(tx: Transaction, scope: WriteScope, slug: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${scope.projectId}/${slug}`}, 0))::text`;
}

/** The next number in the order of what wrote to a run; its caller has locked the run. */
export async function takeTurn(tx: Transaction, run: RowKey): Promise<number> {
  const rows = await tx.$queryRaw<{ lastTurn: number }[]>`
    UPDATE "run" SET "lastTurn" = "lastTurn" + 1 WHERE ${isRow(run)} RETURNING "lastTurn"`;
  return rows[0]?.lastTurn ?? 0;
}

/** Makes missing checkpoints; an epoch that is given replaces the one that stood there. */
export async function upsertCheckpoints(
  tx: Transaction,
  run: RowKey,
  epochs: ReadonlyMap<number, number | null>,
): Promise<void> {
  const rows = [...epochs].map(([step, epoch]) => ({ step, epoch }));
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "checkpoint" ("projectId", "runId", "step", "epoch")
    SELECT ${run.projectId}::uuid, ${run.id}::uuid, given."step", given."epoch"
    FROM jsonb_to_recordset(${toJsonb(rows)}::jsonb) AS given("step" float8, "epoch" float8)
    ON CONFLICT ("projectId", "runId", "step") DO UPDATE SET "epoch" = COALESCE(excluded."epoch", "checkpoint"."epoch")`;
}

export type MetricPointRow = {
  key: string;
  step: number;
  epoch: number | null;
  timeMs: number;
  value: number | null;
  /** Which, where the value is none. */
  notANumber: "NaN" | "Infinity" | "-Infinity" | null;
};

/**
 * One value a key and step. What arrives later holds, whatever its clock says; where calls come out of order (the
 * MLflow door) the newer time does.
 */
export async function writeMetricPoints(
  tx: Transaction,
  run: RowKey,
  points: readonly MetricPointRow[],
  { decides = "arrival" }: { decides?: "arrival" | "time" } = {},
): Promise<void> {
  const isNewer =
    decides === "time"
      ? Prisma.sql`WHERE excluded."timeMs" >= "metric_point"."timeMs"`
      : Prisma.empty;
  for (let from = 0; from < points.length; from += rowsPerStatement) {
    const part = toJsonb(points.slice(from, from + rowsPerStatement));
    await tx.$executeRaw`
      INSERT INTO "metric_point" ("projectId", "runId", "key", "step", "epoch", "timeMs", "value", "notANumber")
      SELECT ${run.projectId}::uuid, ${run.id}::uuid, given."key", given."step", given."epoch", given."timeMs",
        given."value", given."notANumber"
      FROM jsonb_to_recordset(${part}::jsonb)
        AS given("key" text, "step" float8, "epoch" float8, "timeMs" bigint, "value" float8, "notANumber" text)
      ON CONFLICT ("projectId", "runId", "key", "step") DO UPDATE SET
        "value" = excluded."value",
        "notANumber" = excluded."notANumber",
        "timeMs" = excluded."timeMs",
        "epoch" = COALESCE(excluded."epoch", "metric_point"."epoch") ${isNewer}`;
  }
}

export type TrainingRow = { ordinal: number; target: string | null; isRelabelled: boolean };

/** The set D of a run is empty, to be filled anew. */
export async function clearTrainingSet(tx: Transaction, run: RowKey): Promise<void> {
  await tx.trainingExample.deleteMany({ where: ofRun(run) });
}

export async function addToTrainingSet(
  tx: Transaction,
  run: RowKey,
  rows: readonly TrainingRow[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "training_example" ("projectId", "runId", "ordinal", "target", "isRelabelled")
    SELECT ${run.projectId}::uuid, ${run.id}::uuid, given.* FROM jsonb_to_recordset(${toJsonb(rows)}::jsonb)
      AS given("ordinal" int, "target" text, "isRelabelled" boolean)`;
}
