import { z } from "zod";
import { compareXChoices } from "@/lib/comparisons/view-state";
import { knowledgeCategories, populations } from "@/lib/domain/knowledge/knowledge";
import { rateIds } from "@/lib/domain/rates/rate-definitions";
import { metricXs } from "@/lib/runs/view-state";
import { sharedAttribution, sharedGroup, sharedRemedy } from "./comparison-parts";
import { dynamicsCard } from "./dynamics-view";
import { runCharts } from "./read-view";

const integer = z.number().int();
const ratio = z.number().min(0).max(1).nullable();
const named = z.object({ step: integer, epoch: z.number().nullable() });
const figure = named.extend({
  /** Null where a rate was logged without counts. */
  correct: integer.nullable(),
  total: integer.nullable(),
  accuracy: z.number(),
  low: ratio,
  high: ratio,
});

/** A checkpoint on a curve: where it stands on the chosen x axis, and the counts of the chosen rate. */
const curvePoint = named.extend({ x: z.number(), numerator: integer, total: integer });
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
export type SharedPoint = z.infer<typeof curvePoint>;

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

const finding = z.object({
  kind: z.string(),
  segments: z.array(z.object({ text: z.string(), isStrong: z.boolean() })),
});

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

const common = {
  ...about,
  rate: z.enum(rateIds),
  x: z.enum(compareXChoices),
  zoom: z.tuple([z.number(), z.number()]).nullable(),
};

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
  best: figure.nullable(),
  last: figure.nullable(),
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

const comparedRun = z.object({
  /** "run-1", "run-2" ... in the order of the comparison; not the run's own id. */
  id: z.string(),
  label: z.string(),
  unknownShare: ratio,
  /** As chosen on the page; null for the one that its place gives it. */
  color: z.string().max(30).nullable(),
  isBaseline: z.boolean(),
  points: z.array(curvePoint),
  /** The training examples fitted, where the view shows them. */
  fits: z.object({ known: z.array(curvePoint), unknown: z.array(curvePoint) }).nullable(),
  best: figure.nullable(),
  last: figure.nullable(),
  recommended: named.extend({ accuracy: z.number() }).nullable(),
  drop: z
    .object({ points: z.number(), low: z.number().nullable(), high: z.number().nullable() })
    .nullable(),
});

const comparisonContent = z.object({
  kind: z.literal("comparison"),
  ...common,
  /** "relation:P19" where a part of the split is looked at. */
  where: z.string().nullable(),
  examples: integer.nullable(),
  /** None where only groups are shown. */
  runs: z.array(comparedRun),
  /** Left out of links that were frozen before there were any, as their checksum has it. */
  layout: z.enum(["overlay", "multiples"]).optional(),
  groups: z.array(sharedGroup).nullish(),
  remedies: z.array(sharedRemedy).optional(),
  attributions: z.array(sharedAttribution).optional(),
  findings: z.array(finding),
  /** Runs of the comparison that do not answer the same examples; they are left out. */
  leftOut: integer,
});
export type SharedComparisonContent = z.infer<typeof comparisonContent>;
export type SharedComparedRun = z.infer<typeof comparedRun>;

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
