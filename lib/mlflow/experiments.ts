import "server-only";
import type { z } from "zod";
import { db, type Transaction } from "@/lib/db/client";
import { toJsonb } from "@/lib/db/jsonb";
import type { ReadScope, WriteScope } from "@/lib/projects/access";
import type { MlflowExperiment } from "@/prisma/generated/client";
import { MlflowError } from "./mlflow-error";
import type { calls } from "./schema";
import { recordOf, toExperiment } from "./shapes";

type Call<K extends keyof typeof calls> = z.output<(typeof calls)[K]>;

const defaultNumber = 0;

function missing(what: string): MlflowError {
  return new MlflowError("RESOURCE_DOES_NOT_EXIST", `No Experiment with ${what} exists`);
}

export async function createExperiment(
  scope: WriteScope,
  { name, tags }: Call<"createExperiment">,
) {
  const number = await db.$transaction(async (tx) => {
    // One counter a project: writers of it wait for each other.
    await tx.$queryRaw`SELECT 1 FROM "project" WHERE "id" = ${scope.projectId}::uuid FOR NO KEY UPDATE`;
    const where = { projectId: scope.projectId };
    if ((await tx.mlflowExperiment.findFirst({ where: { ...where, name } })) !== null) {
      throw new MlflowError("RESOURCE_ALREADY_EXISTS", `Experiment '${name}' already exists.`);
    }
    const { _max } = await tx.mlflowExperiment.aggregate({ where, _max: { number: true } });
    const next = Math.max(defaultNumber, _max.number ?? 0) + 1;
    await tx.mlflowExperiment.create({
      data: { ...where, number: next, name, tags: recordOf(tags) },
    });
    return next;
  });
  return { experiment_id: String(number) };
}

export async function experimentByName(scope: ReadScope, call: Call<"experimentByName">) {
  const name = call.experiment_name;
  if (name === "Default") return { experiment: toExperiment(await defaultExperiment(scope)) };
  const experiment = await db.mlflowExperiment.findFirst({
    where: { projectId: scope.projectId, name },
  });
  if (experiment === null) throw missing(`name '${name}'`);
  return { experiment: toExperiment(experiment) };
}

export async function getExperiment(scope: ReadScope, call: Call<"experiment">) {
  return { experiment: toExperiment(await requireExperiment(scope, Number(call.experiment_id))) };
}

export async function searchExperiments(scope: ReadScope, call: Call<"searchExperiments">) {
  await defaultExperiment(scope);
  const deleted = { ACTIVE_ONLY: false, DELETED_ONLY: true, ALL: undefined }[call.view_type];
  const from = Number(call.page_token ?? 0) || 0;
  const rows = await db.mlflowExperiment.findMany({
    where: {
      projectId: scope.projectId,
      ...(deleted === undefined ? {} : { isDeleted: deleted }),
      ...nameFilter(call.filter),
    },
    orderBy: { number: "desc" },
    skip: from,
    take: call.max_results + 1,
  });
  const page = rows.slice(0, call.max_results);
  return {
    experiments: page.map(toExperiment),
    ...(rows.length > page.length ? { next_page_token: String(from + page.length) } : {}),
  };
}

function nameFilter(filter: string | undefined) {
  if (filter === undefined || filter.trim() === "") return {};
  const name = /^\s*(?:attributes?\.)?name\s*=\s*['"]([^'"]*)['"]\s*$/i.exec(filter)?.[1];
  if (name !== undefined) return { name };
  throw new MlflowError(
    "INVALID_PARAMETER_VALUE",
    `experiments are searched by name = '...' only: ${filter.slice(0, 100)}`,
  );
}

export async function updateExperiment(
  scope: WriteScope,
  id: string,
  data: { name?: string; isDeleted?: boolean },
) {
  const { projectId, number } = await requireExperiment(scope, Number(id));
  await db.mlflowExperiment.update({ where: { projectId_number: { projectId, number } }, data });
  return {};
}

export async function setExperimentTag(scope: WriteScope, call: Call<"experimentTag">) {
  const { number } = await requireExperiment(scope, Number(call.experiment_id));
  await db.$executeRaw`
    UPDATE "mlflow_experiment" SET "tags" = "tags" || ${toJsonb({ [call.key]: call.value })}::jsonb
    WHERE "projectId" = ${scope.projectId}::uuid AND "number" = ${number}`;
  return {};
}

export async function requireExperiment(
  scope: ReadScope,
  number: number,
  tx: Transaction = db,
): Promise<MlflowExperiment> {
  if (number === defaultNumber) return defaultExperiment(scope, tx);
  const experiment = await tx.mlflowExperiment.findUnique({
    where: { projectId_number: { projectId: scope.projectId, number } },
  });
  if (experiment === null) throw missing(`id=${number}`);
  return experiment;
}

/** Clients log into experiment 0 unasked, so it is there for everybody. */
async function defaultExperiment(
  scope: ReadScope,
  tx: Transaction = db,
): Promise<MlflowExperiment> {
  const key = { projectId: scope.projectId, number: defaultNumber };
  await tx.mlflowExperiment.createMany({
    data: [{ ...key, name: "Default" }],
    skipDuplicates: true,
  });
  return tx.mlflowExperiment.findUniqueOrThrow({ where: { projectId_number: key } });
}
