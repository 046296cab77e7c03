import "server-only";
import { cache } from "react";
import type { Viewer } from "@/lib/auth/viewer";
import { findDataset } from "@/lib/datasets/queries";
import { labelsOfRun } from "@/lib/datasets/run-labels";
import { db } from "@/lib/db/client";
import { settingsIn } from "@/lib/db/json-columns";
import { rowOf } from "@/lib/db/row-key";
import { longTransaction } from "@/lib/db/transaction";
import { ownSlug } from "@/lib/domain/set-aside";
import { AppError, notFound } from "@/lib/errors";
import { slug as slugSchema } from "@/lib/http/schema";
import {
  openToRead,
  openToReadRuns,
  openToWrite,
  type ReadScope,
  type WriteScope,
} from "@/lib/projects/access";
import { evaluateRun } from "./analysis/evaluate-run";
import { toRunDetail } from "./dto";
import type { TagsQuery } from "./list/list-schema";
import { summariseRun } from "./list/summarise-run";
import { lockRun, lockRunName, type RunFields, upsertRun } from "./mutations";
import {
  findOutcomes,
  findRun,
  listCountedSets,
  listMetricKeys,
  listTags,
  type RunRow,
} from "./queries";
import {
  type HyperparameterValue,
  maxHyperparameters,
  type PutRunInput,
  type RunDetail,
} from "./schema";

export type RunRef = { project: string; run: string };

/** Makes the run or changes the fields that were given; fields left out stay. */
export async function putRun(
  viewer: Viewer,
  ref: RunRef,
  input: PutRunInput,
  { createOnly = false }: { createOnly?: boolean } = {},
): Promise<RunDetail> {
  const scope = await openToWrite(viewer, ref.project);
  const parsed = slugSchema.safeParse(ref.run);
  if (!parsed.success)
    throw new AppError("invalid-input", `run "${ref.run}": ${parsed.error.issues[0]?.message}`);
  await refuseUnknownRuns(scope, ref.run, input);
  const fields = await runFieldsOf(scope, ref.run, input);
  await db.$transaction(async (tx) => {
    await lockRunName(tx, scope, ref.run);
    const before = await findRun(scope, ref.run);
    if (createOnly && before !== null) throw existsAlready(ref.run);
    const run = await upsertRun(tx, scope, ref.run, { ...timesOf(input, before), ...fields });
    // Labels belong to a base model: another one, or another dataset, is counted anew.
    if (before !== null && before.baseModel !== run.baseModel) await evaluateRun(tx, run, "all");
    await summariseRun(tx, run);
  }, longTransaction);
  return getRun(viewer, ref);
}

/** The fields of a run as they are stored; refuses a dataset that the run cannot have. */
export async function runFieldsOf(
  scope: WriteScope,
  run: string,
  input: PutRunInput,
): Promise<RunFields> {
  const { dataset, startedAt, finishedAt, ...plain } = input;
  const fields: RunFields = {
    ...plain,
    ...(startedAt !== undefined && { startedAt: startedAt && new Date(startedAt) }),
    ...(finishedAt !== undefined && { finishedAt: finishedAt && new Date(finishedAt) }),
  };
  if (dataset !== undefined) fields.datasetId = await datasetIdFor(scope, run, dataset);
  return fields;
}

const namesOfRuns = ["baseline", "control", "remedyOf"] as const;

/** A run that is read against another names one that is there, and not itself. */
async function refuseUnknownRuns(
  scope: WriteScope,
  run: string,
  input: PutRunInput,
): Promise<void> {
  const named = namesOfRuns.flatMap((column) => input[column] ?? []);
  const living = await livingRuns(scope, named);
  const details = namesOfRuns.flatMap((column) => {
    const name = input[column];
    if (name == null || (living.has(name) && name !== run)) return [];
    const why = name === run ? "names the run itself" : `names "${name}", which no run is called`;
    return [{ column, message: `${column} ${why}` }];
  });
  const [first] = details;
  if (first !== undefined) throw new AppError("unknown-name", first.message, details);
}

/** Which of these runs the project has. */
async function livingRuns(scope: ReadScope, slugs: readonly string[]): Promise<Set<string>> {
  if (slugs.length === 0) return new Set();
  const rows = await db.run.findMany({
    where: { projectId: scope.projectId, slug: { in: [...slugs] }, deletedAt: null },
    select: { slug: true },
  });
  return new Set(rows.map(({ slug }) => slug));
}

function existsAlready(run: string): AppError {
  return new AppError(
    "precondition-failed",
    `run "${run}" exists already: a new training needs a name of its own`,
  );
}

/** A run that starts or ends without saying when does so now; one that goes on has no end. */
function timesOf(input: PutRunInput, before: RunRow | null): RunFields {
  const { status } = input;
  if (status === undefined) return {};
  const now = new Date();
  if (status === "running") {
    return { startedAt: before?.startedAt ?? now, finishedAt: null };
  }
  return before?.status === status ? {} : { finishedAt: now };
}

/** Merges settings by key; null removes one. */
export async function mergeHyperparameters(
  viewer: Viewer,
  ref: RunRef,
  change: Record<string, HyperparameterValue>,
): Promise<RunDetail> {
  const scope = await openToWrite(viewer, ref.project);
  const found = await findRun(scope, ref.run);
  if (found === null) throw notFound("run", ref.run);
  await db.$transaction(async (tx) => {
    await lockRun(tx, found);
    const run = await tx.run.findUniqueOrThrow({
      where: rowOf(found),
    });
    const merged = { ...settingsIn(run.hyperparameters), ...change };
    const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
    if (Object.keys(kept).length > maxHyperparameters) {
      const message = `a run keeps at most ${maxHyperparameters} hyperparameters; this would make ${Object.keys(kept).length}`;
      throw new AppError("invalid-input", message);
    }
    await tx.run.update({
      where: rowOf(run),
      data: { hyperparameters: kept },
    });
    await summariseRun(tx, run);
  }, longTransaction);
  return getRun(viewer, ref);
}

/** A run keeps its dataset once outcomes refer to the examples of it. */
async function datasetIdFor(
  scope: WriteScope,
  run: string,
  slug: string | null,
): Promise<string | null> {
  const dataset = slug === null ? null : await findDataset(scope, slug);
  if (slug !== null && dataset === null) {
    const message = `the project has no dataset "${slug}"`;
    throw new AppError("invalid-input", message, [{ column: "dataset", message }]);
  }
  const id = dataset?.id ?? null;
  // As stored: a run stays on its dataset also while that one is deleted.
  const existing = await db.run.findFirst({
    where: { projectId: scope.projectId, slug: run, deletedAt: null },
    select: { id: true, projectId: true, datasetId: true, dataset: { select: { slug: true } } },
  });
  if (existing === null || existing.datasetId === null || existing.datasetId === id) return id;
  if ((await findOutcomes(existing)) === null) return id;
  throw new AppError(
    "conflict",
    `run "${run}" has outcomes on dataset "${ownSlug(existing.dataset?.slug ?? "")}"; it cannot change to "${slug}"`,
  );
}

export async function getRun(viewer: Viewer, ref: RunRef): Promise<RunDetail> {
  const scope = await openToReadRuns(viewer, ref.project);
  const run = await findRun(scope, ref.run);
  if (run === null) throw notFound("run", ref.run);
  const named = namesOfRuns.flatMap((column) => run[column] ?? []);
  const [answers, sets, metrics, labels, living] = await Promise.all([
    findOutcomes(run),
    listCountedSets(run),
    listMetricKeys(run),
    labelsOfRun(db, run),
    livingRuns(scope, named),
  ]);
  // A deleted run is nobody's control until it is restored.
  const there = (name: string | null) => (name !== null && living.has(name) ? name : null);
  const { baseline, control, remedyOf } = run;
  const names = {
    baseline: there(baseline),
    control: there(control),
    remedyOf: there(remedyOf),
  };
  return toRunDetail(
    { ...run, ...names },
    {
      hasAnswers: answers !== null,
      splits: [...new Set(sets.map(({ split }) => split))],
      metricKeys: metrics.keys,
      metricKeyCount: metrics.count,
      foreignLabels: labels?.choice.kind === "foreign" ? labels.choice.labelled : null,
    },
  );
}

export async function listProjectTags(
  viewer: Viewer,
  project: string,
  query: TagsQuery,
): Promise<string[]> {
  return listTags(await openToRead(viewer, project), query);
}

/** The run, for a viewer who may read its project; not-found otherwise. */
export function requireRun(viewer: Viewer, { project, run }: RunRef): Promise<RunRow> {
  return readRun(viewer, project, run);
}

/** Once for each page, whose parts all ask for it; anew for each call of the API. */
const readRun = cache(async (viewer: Viewer, project: string, slug: string): Promise<RunRow> => {
  const scope = await openToReadRuns(viewer, project);
  const run = await findRun(scope, slug);
  if (run === null) throw notFound("run", slug);
  return run;
});
