import "server-only";
import type { z } from "zod";
import { db, type Transaction } from "@/lib/db/client";
import { textsIn } from "@/lib/db/json-columns";
import { toJsonb } from "@/lib/db/jsonb";
import { rowOf } from "@/lib/db/row-key";
import { longTransaction } from "@/lib/db/transaction";
import { baseModelOfSettings } from "@/lib/domain/formats/base-model";
import type { WriteScope } from "@/lib/projects/access";
import { summariseRun } from "@/lib/runs/list/summarise-run";
import { lockRun, type MetricPointRow, writeMetricPoints } from "@/lib/runs/mutations";
import { meanNewMetrics } from "@/lib/uploads/mean-new-metrics";
import type { Run } from "@/prisma/generated/client";
import { keysOfNames, type MetricNames } from "./metric-names";
import { MlflowError } from "./mlflow-error";
import { settingOfParam } from "./run-fields";
import { requireMlflowRun, setRunTags } from "./runs";
import type { calls, MlflowMetric, MlflowTag } from "./schema";
import { recordOf } from "./shapes";

type Batch = z.output<typeof calls.logBatch>;

const maxSettings = 1000;

/** Params, tags and metrics of one call, all or nothing; calls of one run may come at once and in any order. */
export async function logBatch(scope: WriteScope, batch: Batch) {
  const { metrics, params, tags } = batch;
  if (metrics.length + params.length + tags.length > 1000) {
    throw new MlflowError(
      "INVALID_PARAMETER_VALUE",
      `A batch logging request can contain at most 1000 items. Got ${metrics.length + params.length + tags.length}. Please split up the items across multiple requests and try again.`,
    );
  }
  const { run } = await requireMlflowRun(scope, batch.run_id);
  await db.$transaction(async (tx) => {
    await lockRun(tx, run);
    // Also of a run that was made elsewhere: what is logged here has no file that it could be read from again.
    const key = { projectId: scope.projectId, runId: run.id };
    await tx.mlflowRun.createMany({ data: [{ ...key, experiment: 0 }], skipDuplicates: true });
    await writeParams(tx, scope, { run, params });
    await setRunTags(tx, scope, { run, tags: recordOf(tags) });
    await writeMetrics(tx, scope, { run, metrics });
    await tx.run.update({
      where: rowOf(run),
      data: { heardAt: new Date() },
    });
    await summariseRun(tx, run);
  }, longTransaction);
  return {};
}

/** Metrics under Onset's keys; what new ones measure is guessed as they come, so that rates are drawn at once. */
async function writeMetrics(
  tx: Transaction,
  scope: WriteScope,
  { run, metrics }: { run: Run; metrics: readonly MlflowMetric[] },
): Promise<void> {
  if (metrics.length === 0) return;
  const place = { projectId: scope.projectId, runId: run.id };
  const own = await tx.mlflowRun.findUniqueOrThrow({ where: { projectId_runId: place } });
  const known = own.names as MetricNames;
  const keys = keysOfNames(new Set(metrics.map(({ key }) => key)), known);
  const fresh = [...keys].filter(([, key]) => known[key] === undefined);
  const points = pointsOf(metrics).map((point) => ({
    ...point,
    key: keys.get(point.key) ?? point.key,
  }));
  await writeMetricPoints(tx, run, points, { decides: "time" });
  if (fresh.length === 0) return;
  const names = { ...known, ...Object.fromEntries(fresh.map(([name, key]) => [key, name])) };
  await tx.mlflowRun.update({ where: { projectId_runId: place }, data: { names } });
  await meanNewMetrics(tx, scope, { runId: run.id, keys: fresh.map(([, key]) => key), points });
}

/** A param is written once: the same value again is fine, another is a mistake of the sender. */
async function writeParams(
  tx: Transaction,
  scope: WriteScope,
  { run, params }: { run: Run; params: readonly MlflowTag[] },
): Promise<void> {
  if (params.length === 0) return;
  const key = { projectId: scope.projectId, runId: run.id };
  const own = await tx.mlflowRun.findUniqueOrThrow({ where: { projectId_runId: key } });
  const known = textsIn(own.params);
  for (const { key: name, value } of params) {
    const before = known[name];
    if (before === undefined || before === value) continue;
    throw new MlflowError(
      "INVALID_PARAMETER_VALUE",
      `Changing param values is not allowed. Param with key='${name}' was already logged with value='${before.slice(0, 200)}' for run ID='${run.id}'. Attempted logging new value '${value.slice(0, 200)}'.`,
    );
  }
  const all = { ...known, ...recordOf(params) };
  const names = Object.keys(all);
  if (names.length > maxSettings) {
    const message = `a run keeps at most ${maxSettings} params; this would make ${names.length}`;
    throw new MlflowError("INVALID_PARAMETER_VALUE", message);
  }
  await tx.mlflowRun.update({ where: { projectId_runId: key }, data: { params: all } });
  const settings = Object.fromEntries(
    params.map(({ key: name, value }) => [name.slice(0, 200), settingOfParam(value)]),
  );
  await tx.$executeRaw`
    UPDATE "run" SET "hyperparameters" = "hyperparameters" || ${toJsonb(settings)}::jsonb
    WHERE "id" = ${run.id}::uuid AND "projectId" = ${scope.projectId}::uuid`;
  const baseModel = baseModelOfSettings(all);
  if (baseModel !== null) {
    await tx.run.updateMany({
      where: { id: run.id, projectId: scope.projectId, baseModel: null },
      data: { baseModel },
    });
  }
}

/** One point a key and step, the newest by time; the Trainer's metric `epoch` is the epoch of its step. */
function pointsOf(metrics: readonly MlflowMetric[]): MetricPointRow[] {
  const epochs = new Map<number, number>();
  for (const { key, value, step } of metrics) {
    if (key === "epoch" && Number.isFinite(value) && value >= 0) epochs.set(step, value);
  }
  const points = new Map<string, MetricPointRow>();
  for (const { key, value, timestamp, step } of metrics) {
    const place = `${step} ${key}`;
    const earlier = points.get(place);
    if (earlier !== undefined && earlier.timeMs > timestamp) continue;
    const isNumber = Number.isFinite(value);
    points.set(place, {
      ...{ key, step, timeMs: timestamp, epoch: epochs.get(step) ?? null },
      value: isNumber ? value : null,
      notANumber: isNumber ? null : (String(value) as MetricPointRow["notANumber"]),
    });
  }
  return [...points.values()];
}
