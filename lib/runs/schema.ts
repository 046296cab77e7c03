import { z } from "zod";
import { populations } from "@/lib/domain/knowledge/knowledge";
import { countBases } from "@/lib/domain/mapping/mapping";
import { isoTime, nameText, pageQuery, repeated, slug, text } from "@/lib/http/schema";
import { chosenCheckpoint, endAnswers } from "./choice-schema";
import {
  isRunSort,
  runColors,
  runSortFields,
  runStatuses,
  settingPattern,
  shownStatuses,
} from "./choices";

const setting = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]);
export type HyperparameterValue = z.infer<typeof setting>;

export const maxHyperparameters = 1000;

/** Nested settings become dotted keys: {"optimizer": {"lr": 1}} is optimizer.lr. */
const hyperparameters = z
  .record(z.string().min(1).max(200), z.unknown())
  .transform((nested) => flatten(nested))
  .pipe(z.record(z.string(), setting))
  .refine(
    (flat) => Object.keys(flat).length <= maxHyperparameters,
    `at most ${maxHyperparameters} hyperparameters`,
  );

const noColor = ({ input }: { input?: unknown }) =>
  `a run has no colour "${String(input).slice(0, 100)}"; it has ${runColors.join(", ")}, or null for the one that its place gives it`;
export const runColor = z.enum(runColors, { error: noColor }).meta({
  description: "its own in every picture of several runs; null: the one that its place gives it",
});

export const putRunInput = z.strictObject({
  name: nameText(200).optional(),
  dataset: slug.nullish(),
  baseModel: text(500).nullish(),
  method: text(200).nullish(),
  seed: z
    .number()
    .int()
    .min(-(2 ** 31))
    .max(2 ** 31 - 1)
    .nullish(),
  status: z.enum(runStatuses).optional(),
  hyperparameters: hyperparameters.optional(),
  tags: z.array(text(100).min(1)).max(100).optional(),
  notes: text(20_000).nullish(),
  color: runColor.nullish(),
  startedAt: isoTime.nullish(),
  finishedAt: isoTime.nullish(),
  plannedCheckpoints: z.number().int().min(1).max(1_000_000).nullish().meta({
    description: "checkpoints that the trainer will evaluate, where that is known",
  }),
  baseline: slug.nullish(),
  control: slug.nullish(),
  remedy: text(200).nullish().meta({
    description: "what was done against the harm of new knowledge: rag, self-distillation ...",
  }),
  remedyOf: slug.nullish().meta({ description: "the run that it was done to" }),
});
export type PutRunInput = z.infer<typeof putRunInput>;

function flatten(nested: Record<string, unknown>, prefix = ""): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(nested)) {
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    if (isObject)
      Object.assign(flat, flatten(value as Record<string, unknown>, `${prefix}${key}.`));
    else flat[`${prefix}${key}`] = Array.isArray(value) ? JSON.stringify(value) : value;
  }
  return flat;
}

export const patchHyperparameters = z
  .record(z.string().min(1).max(200), z.unknown())
  .transform((nested) => flatten(nested))
  .pipe(z.record(z.string(), setting))
  .meta({ description: "merged by key; null removes one" });

const ratio = z.number().min(0).max(1).nullable();

export const checkpointFigure = z
  .object({ step: z.number().int(), epoch: z.number().nullable(), accuracy: ratio })
  .nullable();

export const runSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z.enum(shownStatuses),
    lastSign: z.iso.datetime().nullable().meta({
      description: "when a running run last gave a sign of life, where it ever did by log",
    }),
    health: z.enum(["healthy", "degrading", "insufficient-data", "pending"]),
    baseModel: z.string().nullable(),
    method: z.string().nullable(),
    seed: z.number().int().nullable(),
    dataset: z.string().nullable(),
    tags: z.array(z.string()),
    color: runColor.nullable(),
    trainingSize: z.number().int(),
    shares: z.partialRecord(z.enum(populations), z.number()),
    unknownShare: ratio,
    unknownFitted: ratio,
    checkpoints: z.number().int(),
    isRatesOnly: z.boolean().meta({
      description: "every accuracy is a logged rate without counts: drawn, not judged",
    }),
    openSets: z.number().int().meta({
      description: "evaluation sets of which nobody said what facts they hold",
    }),
    best: checkpointFigure,
    last: checkpointFigure,
    drop: z.number().nullable().meta({ description: "best minus last, percentage points" }),
    onset: z.object({ epoch: z.number().nullable() }).nullable(),
    recommended: z.object({ step: z.number().int(), epoch: z.number().nullable() }).nullable(),
    confirmed: z
      .object({ step: z.number(), epoch: z.number().nullable() })
      .nullable()
      .meta({ description: "where the fall is confirmed" }),
    isWithheld: z.boolean().meta({ description: "most of the fall is answers withheld" }),
    endAnswers: endAnswers
      .nullable()
      .meta({ description: "on test, else on the held-out split, at its last checkpoint" }),
    chosen: chosenCheckpoint,
    sparkline: z.array(z.number()),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "RunSummary" });
export type RunSummary = z.infer<typeof runSummary>;

export const runDetail = runSummary
  .extend({
    notes: z.string().nullable(),
    hyperparameters: z.record(z.string(), setting),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    plannedCheckpoints: z.number().int().nullable(),
    baseline: z.string().nullable(),
    control: z.string().nullable(),
    remedy: z.string().nullable(),
    remedyOf: z.string().nullable(),
    foreignLabels: z.string().nullable().meta({
      description: "the base model whose labels the dataset has, where the run's is another one",
    }),
    hasAnswers: z.boolean().meta({
      description:
        "single answers are stored, not counts alone: slices, transitions and examples can be asked for",
    }),
    splits: z.array(z.string()),
    metricKeys: z.array(z.string()).meta({
      description: "the first 2,000 by name; .../metrics?q= finds the others",
    }),
    metricKeyCount: z.number().int(),
  })
  .meta({ id: "Run" });
export type RunDetail = z.infer<typeof runDetail>;

/** A hyperparameter or the last value of a metric: config.learning_rate, metric.eval/loss. */
export const settingName = z
  .string()
  .regex(
    settingPattern,
    "a column is config.<hyperparameter> or metric.<key> of at most 200 characters",
  );

const runSort = z
  .string()
  .refine(isRunSort, {
    error: ({ input }) =>
      `a list has no order "${String(input).slice(0, 100)}"; it has ${runSortFields.join(", ")}, config.<key> and metric.<key>, with - in front for descending`,
  })
  .meta({
    description: `${runSortFields.join(", ")}, config.<key> or metric.<key>; - in front: descending. Runs without a value come last, numbers before text`,
  });

export const listRunsQuery = pageQuery.extend({
  cursor: z.string().max(2000).optional(),
  q: z.string().max(200).optional(),
  tag: repeated(z.string().max(100)).optional(),
  status: repeated(z.enum(shownStatuses)).optional(),
  dataset: slug.optional(),
  archived: z.enum(["without", "with", "only"]).default("without"),
  filter: z.string().max(2000, "a filter has at most 2000 characters").optional().meta({
    description: "an expression such as learning_rate < 1e-4 and not (method = lora)",
    example: "unknown_share >= 0.5 and status = finished",
  }),
  sort: runSort.default("-created"),
  column: repeated(settingName)
    .pipe(z.array(z.string()).max(20, "at most 20 columns"))
    .optional()
    .meta({ description: "values that each item carries: config.<key> or metric.<key>" }),
  sparkline: z
    .enum(["0", "1"])
    .default("1")
    .meta({ description: "0 leaves the sparklines empty; ask run-sparklines for those in view" }),
});
export type ListRunsQuery = z.infer<typeof listRunsQuery>;

export const runListItem = runSummary
  .extend({
    archivedAt: z.iso.datetime().nullable(),
    values: z
      .record(z.string(), z.union([z.number(), z.string()]))
      .meta({ description: "of the columns asked for, those that the run has" }),
  })
  .meta({ id: "RunListItem" });
export type RunListItem = z.infer<typeof runListItem>;

/** `since`: what a page shows was read then; changes since are told first. */
export const watchQuery = z.object({ since: isoTime.optional() });
export type WatchQuery = z.infer<typeof watchQuery>;

export const seriesQuery = z.object({
  split: repeated(z.string().max(128)).optional(),
  category: repeated(z.enum(populations)).optional(),
  set: repeated(z.string().max(500)).optional().meta({
    description: "evaluation sets by their own names, as those whose class nobody said",
  }),
});
export type SeriesQuery = z.infer<typeof seriesQuery>;

export const seriesPoint = z
  .object({
    step: z.number().int(),
    epoch: z.number().nullable(),
    time: z.iso.datetime().nullable(),
    split: z.string(),
    category: z.enum(populations).nullable().meta({
      description: "null: nobody said which facts the set holds; it keeps its own name in `set`",
    }),
    set: z.string().nullable(),
    basis: z.enum(["counts", ...countBases]).meta({
      description:
        "what the rates rest on: counts, or a logged rate whose number of examples is not known (none), estimated, confirmed by a person or stated by the file",
    }),
    estimated: z.boolean().optional().meta({ description: "true: total is an estimate" }),
    total: z.number().int().nullable().meta({ description: "null: not known" }),
    correct: z.number().int().nullable(),
    abstained: z.number().int().nullable(),
    fitted: z.number().int().nullable(),
    accuracy: ratio,
    low: ratio,
    high: ratio,
    hallucinationRate: ratio,
    attemptedHallucinationRate: ratio,
    abstentionRate: ratio,
  })
  .meta({ id: "SeriesPoint" });
export type SeriesPoint = z.infer<typeof seriesPoint>;
export const seriesResponse = z.object({ points: z.array(seriesPoint) });

const maxStep = Number.MAX_SAFE_INTEGER;

/** A zoom's edge may lie between steps or outside of all. */
const stepBound = z.coerce
  .number()
  .transform((step) => Math.min(maxStep, Math.max(0, Math.round(step))));

export const metricsQuery = z.object({
  key: z.string().max(500).optional(),
  q: z.string().max(200).optional().meta({ description: "names the keys that contain it" }),
  limit: z.coerce.number().int().min(0).max(10_000).default(2000).meta({
    description: "of the keys that are named",
  }),
  points: z.coerce.number().int().min(2).max(5000).default(500),
  from: stepBound.optional(),
  to: stepBound.optional(),
});
export type MetricsQuery = z.infer<typeof metricsQuery>;

export const metricsResponse = z.object({
  key: z.string().nullable(),
  keys: z.array(z.string()),
  keyCount: z.number().int().meta({ description: "keys there are, with q those that contain it" }),
  points: z.array(
    z.object({
      step: z.number().int(),
      epoch: z.number().nullable(),
      time: z.iso.datetime().nullable(),
      value: z.number().nullable(),
      notANumber: z.enum(["NaN", "Infinity", "-Infinity"]).optional(),
    }),
  ),
  shown: z.number().int(),
  of: z.number().int(),
});
export type MetricsResponse = z.infer<typeof metricsResponse>;

export const trainingSetResponse = z.object({
  examples: z.number().int(),
  byCategory: z.record(z.string(), z.number().int()),
  relabelled: z.number().int(),
  warnings: z.array(z.object({ line: z.number().nullable(), message: z.string() })),
});
export type TrainingSetResponse = z.infer<typeof trainingSetResponse>;
