import { z } from "zod";
import { sliceOrders } from "@/lib/runs/analysis/slice-order";

const integer = z.number().int();
const ratio = z.number().min(0).max(1).nullable();
const named = z.object({ step: integer, epoch: z.number().nullable() });

/** Gains and losses at each checkpoint against the one before, and the histories of the examples counted. */
const flowCard = z.object({
  chart: z.literal("flow"),
  checkpoints: z.array(
    named.extend({
      sincePrevious: z.object({ total: integer, gained: integer, lost: integer }).nullable(),
    }),
  ),
  totals: z.object({
    examples: integer,
    learned: integer,
    forgotten: integer,
    never: integer,
    unforgettable: integer,
    forgettingEvents: integer,
  }),
});
export type FlowCardContent = z.infer<typeof flowCard>;

const slice = z.object({
  value: z.string(),
  n: integer,
  best: ratio,
  last: ratio,
  drop: z
    .object({ points: z.number(), low: z.number().nullable(), high: z.number().nullable() })
    .nullable(),
  adjustedPValue: z.number(),
  unknownShare: ratio,
  whollyUnknown: z.boolean(),
});
export type SharedSlice = z.infer<typeof slice>;

/** The slices in sight, in their order; of the others only how many there are and how many of all differ. */
const slicesCard = z.object({
  chart: z.literal("slices"),
  by: z.string(),
  order: z.enum(sliceOrders),
  best: named.nullable(),
  last: named.nullable(),
  slices: z.array(slice),
  of: integer,
  differing: integer,
});
export type SlicesCardContent = z.infer<typeof slicesCard>;

/** Checkpoints that evaluated both: Unknown training examples fitted, held-out examples right. */
const pathCard = z.object({
  chart: z.literal("path"),
  points: z.array(
    named.extend({ fitted: integer, unknown: integer, correct: integer, total: integer }),
  ),
});
export type PathCardContent = z.infer<typeof pathCard>;

const leakFigures = named.extend({
  wrong: integer,
  leaked: integer,
  share: ratio,
  /** How few answers cover how much; the answers themselves are not told. */
  concentration: z.object({
    predictions: integer,
    distinct: integer,
    share: ratio,
    commonest: integer,
  }),
});
export type SharedLeakFigures = z.infer<typeof leakFigures>;

const leaksCard = z.object({
  chart: z.literal("leaks"),
  newFacts: integer,
  start: leakFigures.nullable(),
  last: leakFigures.nullable(),
  /** Null unless the link allows the texts of examples. */
  cases: z
    .array(z.object({ question: z.string(), prediction: z.string(), trainingQuestion: z.string() }))
    .nullable(),
});
export type LeaksCardContent = z.infer<typeof leaksCard>;

/** One card of the run page that says what happened to single facts, in numbers, as it is seen. */
export const dynamicsCard = z.discriminatedUnion("chart", [
  flowCard,
  slicesCard,
  pathCard,
  leaksCard,
]);
export type DynamicsCardContent = z.infer<typeof dynamicsCard>;
