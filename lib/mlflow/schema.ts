import { z } from "zod";
import { text } from "@/lib/http/schema";

/** Limits as MLflow's own server has them, so that a client never meets a new one. */
const maxBatch = 1000;
const maxParams = 100;
const maxTags = 100;

const key = z
  .string()
  .min(1)
  .max(250)
  .regex(/^[/\w.\- :]*$/, "a name has letters, digits, _ - . / : and spaces only");
/** int64 may come as text. */
const whole = z.coerce.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
const number = z.preprocess(
  readNumber,
  z
    .number()
    .or(z.nan())
    .or(z.literal([Infinity, -Infinity])),
);

/** NaN and the infinities come as text, since JSON has no others. */
function readNumber(value: unknown): unknown {
  if (value === "NaN") return Number.NaN;
  if (value === "Infinity") return Number.POSITIVE_INFINITY;
  if (value === "-Infinity") return Number.NEGATIVE_INFINITY;
  return typeof value === "string" && value.trim() !== "" ? Number(value) : value;
}

const runId = z.string().regex(/^[0-9a-f]{32}$/, "a run_id has 32 hexadecimal digits");
/** Old clients send run_uuid, new ones both. */
const ofRun = z.preprocess(
  (value) =>
    typeof value === "object" && value !== null && !("run_id" in value) && "run_uuid" in value
      ? { ...value, run_id: value.run_uuid }
      : value,
  z.object({ run_id: runId }),
);

const metric = z.object({
  key,
  value: number,
  timestamp: whole,
  step: whole.min(0, "a step below 0 has no place on a curve").default(0),
});
export type MlflowMetric = z.infer<typeof metric>;

const param = z.object({ key, value: text(6000) });
const tag = z.object({ key, value: text(8000) });
export type MlflowTag = z.infer<typeof tag>;

const tooMany = (kind: string, most: number) => ({
  error: (issue: { input?: unknown }) =>
    `A batch logging request can contain at most ${most} ${kind}. Got ${Array.isArray(issue.input) ? issue.input.length : "more"} ${kind}. Please split up ${kind} across multiple requests and try again.`,
});

const experimentId = z.string().regex(/^\d{1,9}$/, "an experiment_id is a number");
const page = {
  max_results: z.coerce.number().int().min(1).max(50_000).default(1000),
  page_token: z.string().max(100).optional(),
};
const statuses = z.enum(["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"]);
export type MlflowStatus = z.infer<typeof statuses>;

export const calls = {
  createExperiment: z.object({
    name: text(500).min(1),
    tags: z.array(tag).max(maxTags).default([]),
  }),
  experimentByName: z.object({ experiment_name: text(500) }),
  experiment: z.object({ experiment_id: experimentId }),
  updateExperiment: z.object({ experiment_id: experimentId, new_name: text(500).min(1) }),
  experimentTag: z.object({ experiment_id: experimentId, key, value: text(20_000) }),
  searchExperiments: z.object({
    ...page,
    filter: text(2000).optional(),
    view_type: z.enum(["ACTIVE_ONLY", "DELETED_ONLY", "ALL"]).default("ACTIVE_ONLY"),
  }),
  createRun: z.object({
    experiment_id: experimentId.default("0"),
    user_id: text(200).optional(),
    run_name: text(200).optional(),
    start_time: whole.optional(),
    tags: z.array(tag).max(maxTags).default([]),
  }),
  updateRun: ofRun.and(
    z.object({
      status: statuses.optional(),
      end_time: whole.optional(),
      run_name: text(200).optional(),
    }),
  ),
  run: ofRun,
  logBatch: ofRun.and(
    z.object({
      metrics: z.array(metric).max(maxBatch, tooMany("metrics", maxBatch)).default([]),
      params: z.array(param).max(maxParams, tooMany("params", maxParams)).default([]),
      tags: z.array(tag).max(maxTags, tooMany("tags", maxTags)).default([]),
    }),
  ),
  logMetric: ofRun.and(metric),
  logParameter: ofRun.and(param),
  setTag: ofRun.and(tag),
  deleteTag: ofRun.and(z.object({ key })),
  searchRuns: z.object({
    ...page,
    experiment_ids: z.array(experimentId).max(1000).default([]),
    filter: text(2000).optional(),
    order_by: z.array(text(300)).max(10).default([]),
    run_view_type: z.enum(["ACTIVE_ONLY", "DELETED_ONLY", "ALL"]).default("ACTIVE_ONLY"),
  }),
  history: ofRun.and(
    z.object({
      metric_key: key,
      max_results: z.coerce.number().int().min(1).max(100_000).default(25_000),
      page_token: z.string().max(100).optional(),
    }),
  ),
  listArtifacts: ofRun.and(z.object({ path: text(500).default("") })),
};
