import { z } from "zod";
import { sliceOrders } from "@/lib/runs/analysis/slice-order";
import type { Shown } from "./about-model";

const integer = z.number().int();
const ratio = z.number().min(0).max(1).nullable();

const checkpointModel = z.object({
  step: z.number().int(),
  epoch: z.number().nullable(),
});

/** Gains and losses at each checkpoint against the one before, and the histories of the examples counted. */
const flowModel = z.object({
  chart: z.literal("flow"),
  checkpoints: z.array(
    checkpointModel.extend({
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
export type FlowModel = z.infer<typeof flowModel>;

const leakFigures = checkpointModel.extend({
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
export type LeakFigures = z.infer<typeof leakFigures>;

const leaksModel = z.object({
  chart: z.literal("leaks"),
  newFacts: integer,
  start: leakFigures.nullable(),
  last: leakFigures.nullable(),
  /** Null unless the link allows the texts of examples. */
  cases: z
    .array(z.object({ question: z.string(), prediction: z.string(), trainingQuestion: z.string() }))
    .nullable(),
});
export type LeaksModel = z.infer<typeof leaksModel>;

/** Checkpoints that evaluated both: Unknown training examples fitted, held-out examples right. */
const pathModel = z.object({
  chart: z.literal("path"),
  points: z.array(
    checkpointModel.extend({ fitted: integer, unknown: integer, correct: integer, total: integer }),
  ),
});
export type PathModel = z.infer<typeof pathModel>;

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
export type SliceModel = z.infer<typeof slice>;

/** The slices in sight, in their order; of the others only how many there are and how many of all differ. */
const slicesModel = z.object({
  chart: z.literal("slices"),
  by: z.string(),
  order: z.enum(sliceOrders),
  best: checkpointModel.nullable(),
  last: checkpointModel.nullable(),
  slices: z.array(slice),
  of: integer,
  differing: integer,
});
export type SlicesModel = z.infer<typeof slicesModel>;

/** The cards of the run page that say what happened to single facts. A new one is a line here: then a link may show it. */
export const dynamicsModel = z.discriminatedUnion("chart", [
  flowModel,
  slicesModel,
  pathModel,
  leaksModel,
]);
export type DynamicsModel = z.infer<typeof dynamicsModel>;
export type DynamicsChartId = DynamicsModel["chart"];
export type ShownCard = Shown<DynamicsModel>;

/** Their names in addresses. */
export const dynamicsCharts = dynamicsModel.options.map(({ shape }) => shape.chart.value);
