import { z } from "zod";
import { comparisonModel, finding, pictureFrame } from "@/lib/comparisons/comparison-model";
import { curvePoint, figureModel } from "@/lib/comparisons/curves/curves-model";
import { knowledgeCategories, populations } from "@/lib/domain/knowledge/knowledge";
import { metricXs } from "@/lib/runs/view-state";
import { dynamicsCard } from "./dynamics-view";
import { runCharts } from "./read-view";

const integer = z.number().int();
const ratio = z.number().min(0).max(1).nullable();
const named = z.object({ step: integer, epoch: z.number().nullable() });
/** A rate that was logged without counts has a value instead; `total` then is the number of examples, where known. */
const runCurvePoint = curvePoint.extend({
  numerator: integer.nullable(),
  total: integer.nullable(),
  value: ratio.optional(),
  low: ratio.optional(),
  high: ratio.optional(),
  isEstimated: z.boolean().optional(),
});
export type SharedRunPoint = z.infer<typeof runCurvePoint>;

export const runCurveIds = [
  "train-known",
  "train-unknown",
  "train-all",
  "dev",
  "dev-unknown",
  ...knowledgeCategories,
] as const;
const curve = z.object({
  id: z.union([z.enum(runCurveIds), z.templateLiteral(["set-", z.number()])]),
  split: z.string(),
  population: z.enum(populations),
  /** The own name of a set of which nobody said what facts it holds. */
  set: z.string().optional(),
  points: z.array(runCurvePoint),
});
export type SharedCurve = z.infer<typeof curve>;

const example = z.object({
  rank: integer,
  question: z.string(),
  answers: z.array(z.string()),
  outcomes: z.string(),
  lastPrediction: z.string().nullable(),
});
export type SharedExample = z.infer<typeof example>;

const about = {
  /** Of the formulas and tests behind the numbers (lib/shares/method.ts). */
  methodVersion: integer,
  asOf: z.iso.datetime(),
  split: z.string().nullable(),
  population: z.enum(populations),
};

const common = { ...about, ...pictureFrame };

const drop = z.object({
  lost: integer.nullable(),
  gained: integer.nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  pValue: z.number().nullable(),
  compared: integer,
});

/** A training metric by step, thinned as the page thins it. */
const metric = z.object({
  key: z.string(),
  isLog: z.boolean(),
  shown: integer,
  of: integer,
  /** Left out where it is drawn by step. */
  x: z.enum(metricXs).optional(),
  points: z.array(
    named.extend({
      value: z.number().nullable(),
      notANumber: z.enum(["NaN", "Infinity", "-Infinity"]).optional(),
      time: z.iso.datetime().nullable().optional(),
    }),
  ),
});
export type SharedMetric = z.infer<typeof metric>;

const runContent = z.object({
  kind: z.literal("run"),
  ...common,
  chart: z.enum(runCharts),
  isRunning: z.boolean(),
  curves: z.array(curve),
  metric: metric.nullable(),
  best: figureModel.nullable(),
  last: figureModel.nullable(),
  drop: drop.nullable(),
  learned: z
    .object({
      fitted: integer.nullable(),
      total: integer.nullable(),
      share: z.number().optional(),
      half: named.nullable(),
    })
    .nullable(),
  recommended: named.nullable(),
  alarm: named.nullable(),
  onset: z.object({ low: z.number(), high: z.number() }).nullable(),
  detectableDrop: z.number().nullable().default(null),
  examplesCompared: integer,
  findings: z.array(finding),
  warnings: z.array(z.string()),
  examples: z.array(example).nullable(),
});
export type SharedRunContent = z.infer<typeof runContent>;

const dynamicsContent = z.object({
  kind: z.literal("dynamics"),
  ...about,
  card: dynamicsCard,
  /** Examples behind the picture. */
  n: integer.nullable(),
  /** Why the card is empty. */
  reason: z.string().nullable(),
  examples: z.array(example).nullable(),
});
export type SharedDynamicsContent = z.infer<typeof dynamicsContent>;

const comparisonContent = z.object({
  kind: z.literal("comparison"),
  ...about,
  ...comparisonModel.shape,
});
export type SharedComparisonContent = z.infer<typeof comparisonContent>;

/** What a link shows, in numbers: exactly what a frozen link keeps. It has no id and no name but those on the page. */
export const sharedContent = z.discriminatedUnion("kind", [
  runContent,
  dynamicsContent,
  comparisonContent,
]);
export type SharedContent = z.infer<typeof sharedContent>;

/** All that leaves the server for a link; `checksum` is SHA-256 of the canonical JSON of `content`. */
export const sharedView = z
  .object({
    title: z.string(),
    note: z.string().nullable(),
    project: z.string(),
    mode: z.enum(["live", "frozen"]),
    checksum: z.string().nullable(),
    allow: z.object({ downloads: z.boolean(), embed: z.boolean() }),
    content: sharedContent,
  })
  .meta({ id: "SharedView" });
export type SharedView = z.infer<typeof sharedView>;
