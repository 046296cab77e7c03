import { textsIn } from "@/lib/db/json-columns";
import { statusOf } from "@/lib/runs/choices";
import type { MlflowExperiment, MlflowRun, Run } from "@/prisma/generated/client";
import type { MlflowTag } from "./schema";

/** MLflow's run id: 32 hexadecimal digits, the run's own id without hyphens. */
export function toMlflowId(runId: string): string {
  return runId.replaceAll("-", "");
}

export function fromMlflowId(id: string): string {
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export type LatestMetric = { key: string; value: number | string; timestamp: number; step: number };

/** As MLflow's server answers: NaN as text, an infinity as the largest number there is. */
export function toMlflowNumber(value: number | null, notANumber: string | null): number | string {
  if (value !== null) return value;
  if (notANumber === "Infinity") return Number.MAX_VALUE;
  return notANumber === "-Infinity" ? -Number.MAX_VALUE : "NaN";
}

const mlflowStatus = { running: "RUNNING", finished: "FINISHED", failed: "FAILED" } as const;

export function toRunInfo(run: Run, own: MlflowRun) {
  const id = toMlflowId(run.id);
  return {
    run_id: id,
    run_uuid: id,
    run_name: run.name,
    experiment_id: String(own.experiment),
    user_id: own.userId ?? "",
    status: mlflowStatus[statusOf(run)],
    start_time: (run.startedAt ?? run.createdAt).getTime(),
    ...(run.finishedAt === null ? {} : { end_time: run.finishedAt.getTime() }),
    artifact_uri: `mlflow-artifacts:/${own.experiment}/${id}/artifacts`,
    lifecycle_stage: run.deletedAt === null ? "active" : "deleted",
  };
}

/** As MLflow's JSON has it: empty lists are left out, `inputs` and `outputs` never. */
export function toRun(run: Run, own: MlflowRun, metrics: readonly LatestMetric[]) {
  const params = pairsOf(own.params);
  const tags = [...pairsOf(own.tags), { key: "onset.run", value: run.slug }];
  return {
    info: toRunInfo(run, own),
    data: {
      ...(metrics.length > 0 ? { metrics } : {}),
      ...(params.length > 0 ? { params } : {}),
      tags,
    },
    inputs: {},
    outputs: {},
  };
}

export function toExperiment(experiment: MlflowExperiment) {
  const tags = pairsOf(experiment.tags);
  return {
    experiment_id: String(experiment.number),
    name: experiment.name,
    artifact_location: `mlflow-artifacts:/${experiment.number}`,
    lifecycle_stage: experiment.isDeleted ? "deleted" : "active",
    creation_time: experiment.createdAt.getTime(),
    last_update_time: experiment.updatedAt.getTime(),
    ...(tags.length > 0 ? { tags } : {}),
  };
}

export function pairsOf(stored: unknown): MlflowTag[] {
  return Object.entries(textsIn(stored)).map(([key, value]) => ({ key, value }));
}

export function recordOf(pairs: readonly MlflowTag[]): Record<string, string> {
  return Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
}
