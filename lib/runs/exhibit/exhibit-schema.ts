import { z } from "zod";
import { knowledgeCategories, populations } from "@/lib/domain/knowledge/knowledge";

const integer = z.number().int();
const ratio = z.number().min(0).max(1).nullable();

/**
 * A checkpoint on a curve: where it stands on the chosen x axis, and the counts of the chosen rate. A rate that was
 * logged without counts has a value instead; `total` then is the number of examples, where known.
 */
const exhibitPoint = z.object({
  step: integer,
  epoch: z.number().nullable(),
  x: z.number(),
  numerator: integer.nullable(),
  total: integer.nullable(),
  value: ratio.optional(),
  low: ratio.optional(),
  high: ratio.optional(),
  isEstimated: z.boolean().optional(),
  /** Where the rate could lie through labelling alone; left out where that is not shown. */
  labelNoise: z.object({ low: z.number(), high: z.number() }).optional(),
});
export type ExhibitPoint = z.infer<typeof exhibitPoint>;

const exhibitCurveIds = [
  "train-known",
  "train-unknown",
  "train-all",
  "dev",
  "dev-unknown",
  ...knowledgeCategories,
] as const;
export const exhibitCurve = z.object({
  id: z.union([z.enum(exhibitCurveIds), z.templateLiteral(["set-", z.number()])]),
  split: z.string(),
  population: z.enum(populations),
  /** The own name of a set of which nobody said what facts it holds. */
  set: z.string().optional(),
  /** Where label noise is shown: whether no fact of the split has another label, so that facts can only leave the curve. */
  isWholeSplit: z.boolean().optional(),
  points: z.array(exhibitPoint),
});
export type ExhibitCurve = z.infer<typeof exhibitCurve>;

const place = z.object({ step: integer, epoch: z.number().nullable() });
/** What an analysis found, as marks; each null where there is none. */
export const exhibitMarksModel = {
  recommended: place.nullable(),
  alarm: place.nullable(),
  /** Where one point is lost, in epochs. */
  onset: z.object({ low: z.number(), high: z.number() }).nullable(),
  detectableDrop: z.number().nullable().default(null),
};

export type NamedCheckpoint = z.infer<typeof place>;
export type ExhibitMarks = {
  best: NamedCheckpoint | null;
  recommended: NamedCheckpoint | null;
  alarm: NamedCheckpoint | null;
  onset: { low: number; high: number } | null;
  detectableDrop: number | null;
};

/** Accuracy at one checkpoint. */
export const figureModel = place.extend({
  /** Null where a rate was logged without counts. */
  correct: integer.nullable(),
  total: integer.nullable(),
  accuracy: z.number(),
  low: ratio,
  high: ratio,
  /** A rate that was logged, not counted. Left out where it is neither, and of links frozen before it was told. */
  isLogged: z.boolean().optional(),
  /** How many examples there are is an estimate. */
  isEstimated: z.boolean().optional(),
});
export type FigureModel = z.infer<typeof figureModel>;

/** The paired comparison of best and last, where there are outcomes; bounds in percentage points lost. */
export const fallModel = z.object({
  lost: integer.nullable(),
  gained: integer.nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  pValue: z.number().nullable(),
  compared: integer,
});
export type FallModel = z.infer<typeof fallModel>;

export const learnedModel = z.object({
  fitted: integer.nullable(),
  total: integer.nullable(),
  /** A ratio where a rate was logged without counts. */
  share: z.number().optional(),
  /** The first checkpoint with at least half of the Unknown examples fitted. */
  half: place.nullable(),
  /** At the best checkpoint, where it evaluated them; left out of links that were frozen before it was told. */
  atBest: z
    .object({ fitted: integer.nullable(), total: integer.nullable(), share: z.number().optional() })
    .nullable()
    .optional(),
  /** The first checkpoint with all of them fitted. */
  whole: place.nullable().optional(),
});
export type LearnedModel = z.infer<typeof learnedModel>;
