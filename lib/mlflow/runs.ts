import "server-only";
import type { z } from "zod";
import { db, type Transaction } from "@/lib/db/client";
import { toJsonb } from "@/lib/db/jsonb";
import { announce } from "@/lib/db/notifications";
import { isOfRun, rowOf } from "@/lib/db/row-key";
import { ownSlug } from "@/lib/domain/set-aside";
import { nameTaken } from "@/lib/errors";
import type { ReadScope, WriteScope } from "@/lib/projects/access";
import { summariseRun } from "@/lib/runs/list/summarise-run";
import { setRunAside, upsertRun } from "@/lib/runs/mutations";
import { recordChange } from "@/lib/runs/store/run-changes";
import type { MlflowRun, Run } from "@/prisma/generated/client";
import { requireExperiment } from "./experiments";
import { latestMetrics } from "./history";
import { MlflowError } from "./mlflow-error";
import { fieldsFromTags } from "./run-fields";
import type { calls, MlflowStatus } from "./schema";
import { fromMlflowId, recordOf, toRun, toRunInfo } from "./shapes";

type Call<K extends keyof typeof calls> = z.output<(typeof calls)[K]>;

const maxSlugTries = 10_000;

export async function createRun(scope: WriteScope, call: Call<"createRun">) {
  const experiment = await requireExperiment(scope, Number(call.experiment_id));
  const tags = recordOf(call.tags);
  const name = call.run_name || tags["mlflow.runName"] || null;
  const made = await db.$transaction(async (tx) => {
    // Slugs are counted up: two trainings of one name are two runs.
    await tx.$queryRaw`SELECT 1 FROM "project" WHERE "id" = ${scope.projectId}::uuid FOR NO KEY UPDATE`;
    const slug = await freeSlug(tx, scope, name ?? "run");
    const run = await upsertRun(tx, scope, slug, {
      name: name ?? slug,
      status: "running",
      startedAt: call.start_time === undefined ? new Date() : new Date(call.start_time),
      heardAt: new Date(),
      tags: experiment.number === 0 ? [] : [experiment.name.slice(0, 100)],
      ...(await fieldsFromTags(tx, scope, tags)),
    });
    const own = await tx.mlflowRun.create({
      data: {
        projectId: scope.projectId,
        runId: run.id,
        experiment: experiment.number,
        userId: call.user_id ?? tags["mlflow.user"] ?? null,
        tags: { ...tags, "mlflow.runName": run.name },
      },
    });
    await summariseRun(tx, run);
    return { run, own };
  });
  return { run: toRun(made.run, made.own, []) };
}

async function freeSlug(tx: Transaction, scope: WriteScope, name: string): Promise<string> {
  const plain = name
    .replaceAll(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[^A-Za-z0-9]+/, "")
    .slice(0, 110);
  const base = plain === "" ? "run" : plain;
  const taken = new Set(
    (
      await tx.run.findMany({
        where: { projectId: scope.projectId, slug: { startsWith: base } },
        select: { slug: true },
        take: maxSlugTries,
      })
    ).map(({ slug }) => slug),
  );
  if (!taken.has(base)) return base;
  let n = 2;
  while (taken.has(`${base}-${n}`)) n += 1;
  return `${base}-${n}`;
}

export async function readMlflowRun(scope: ReadScope, call: Call<"run">) {
  const { run, own } = await requireMlflowRun(scope, call.run_id);
  return { run: toRun(run, own, await latestMetrics(run, own)) };
}

const statusOf: Record<MlflowStatus, Run["status"]> = {
  RUNNING: "running",
  SCHEDULED: "running",
  FINISHED: "finished",
  FAILED: "failed",
  KILLED: "failed",
};

export async function updateRun(scope: WriteScope, call: Call<"updateRun">) {
  const { run, own } = await requireMlflowRun(scope, call.run_id);
  const status = call.status === undefined ? undefined : statusOf[call.status];
  const finishedAt = finishedAtOf(status, call.end_time);
  const changed = await db.$transaction(async (tx) => {
    const after = await tx.run.update({
      where: rowOf(run),
      data: {
        ...(status === undefined ? {} : { status, finishedAt }),
        ...(call.run_name ? { name: call.run_name } : {}),
        heardAt: new Date(),
      },
    });
    await summariseRun(tx, run);
    return after;
  });
  return { run_info: toRunInfo(changed, own) };
}

function finishedAtOf(status: Run["status"] | undefined, endTime: number | undefined): Date | null {
  if (status === "running" || status === undefined) return null;
  return endTime === undefined ? new Date() : new Date(endTime);
}

export async function setRunDeleted(scope: WriteScope, call: Call<"run">, isDeleted: boolean) {
  const { run } = await requireMlflowRun(scope, call.run_id, { withDeleted: true });
  const slug = isDeleted ? run.slug : ownSlug(run.slug);
  await db.$transaction(async (tx) => {
    if (slug !== run.slug) await freeName(tx, scope, slug);
    await tx.run.update({
      where: rowOf(run),
      data: { slug, deletedAt: isDeleted ? new Date() : null },
    });
    const kind = isDeleted ? "delete" : "undelete";
    await recordChange(tx, scope, { runId: run.id, kind });
    await announce(tx, { project: scope.slug, run: slug, ...(isDeleted && { isDeleted }) });
  });
  return {};
}

async function freeName(tx: Transaction, scope: WriteScope, slug: string): Promise<void> {
  const where = { projectId: scope.projectId, slug, deletedAt: null };
  if ((await tx.run.count({ where })) > 0) throw nameTaken("run", slug);
  await setRunAside(tx, scope, slug);
}

export async function setRunTags(
  tx: Transaction,
  scope: WriteScope,
  input: { run: Run; tags: Record<string, string> },
): Promise<void> {
  const { run, tags } = input;
  if (Object.keys(tags).length === 0) return;
  await tx.$executeRaw`
    UPDATE "mlflow_run" SET "tags" = "tags" || ${toJsonb(tags)}::jsonb
    WHERE "projectId" = ${scope.projectId}::uuid AND ${isOfRun(run)}`;
  const fields = await fieldsFromTags(tx, scope, tags);
  if (Object.keys(fields).length > 0) {
    await tx.run.update({ where: rowOf(run), data: fields });
  }
}

export async function deleteRunTag(scope: WriteScope, call: Call<"deleteTag">) {
  const { run } = await requireMlflowRun(scope, call.run_id);
  await db.$executeRaw`
    UPDATE "mlflow_run" SET "tags" = "tags" - ${call.key}::text
    WHERE "projectId" = ${scope.projectId}::uuid AND ${isOfRun(run)}`;
  return {};
}

/** A run of this project, be it made here or by MLflow; others are not there. */
export async function requireMlflowRun(
  scope: ReadScope,
  id: string,
  { withDeleted = false }: { withDeleted?: boolean } = {},
): Promise<{ run: Run; own: MlflowRun }> {
  const run = await db.run.findFirst({
    where: {
      id: fromMlflowId(id),
      projectId: scope.projectId,
      ...(withDeleted ? {} : { deletedAt: null }),
    },
    include: { mlflow: true },
  });
  if (run === null) {
    throw new MlflowError("RESOURCE_DOES_NOT_EXIST", `Run with id=${id} not found`);
  }
  const { mlflow, ...plain } = run;
  return { run: plain, own: mlflow ?? madeElsewhere(plain) };
}

/** A run that came in another way, seen through the door. */
function madeElsewhere(run: Run): MlflowRun {
  const { projectId, id: runId } = run;
  return { projectId, runId, experiment: 0, userId: null, params: {}, tags: {}, names: {} };
}
