import { z } from "zod";
import {
  type Slice,
  type SliceOrder,
  sliceAlpha,
  sliceOrders,
  sortSlices,
} from "@/lib/runs/analysis/slice-order";
import type { SlicesAnswer } from "@/lib/runs/examples/examples-schema";
import { aboutOf, checkpointModel, type Shown } from "./about-model";

const integer = z.number().int();
const ratio = z.number().min(0).max(1).nullable();

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
export const slicesModel = z.object({
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

const slicesAtFirst = 8;
export const slicesAtMost = 300;

function shownSlice(slice: Slice): SliceModel {
  const { value, n, best, last, drop, adjustedPValue, unknownShare, whollyUnknown } = slice;
  return { value, n, best, last, drop, adjustedPValue, unknownShare, whollyUnknown };
}

/** The slices in sight, sorted: the first eight, or all of them up to 300. */
export function shownSlices(
  answer: SlicesAnswer,
  { order, allSlices }: { order: SliceOrder; allSlices: boolean },
): Shown<SlicesModel> {
  const { by, best, last, slices } = answer;
  return {
    ...aboutOf(answer),
    n: slices.reduce((sum, { n }) => sum + n, 0),
    card: {
      ...{ chart: "slices", by, order, best, last },
      slices: sortSlices(slices, order)
        .slice(0, allSlices ? slicesAtMost : slicesAtFirst)
        .map(shownSlice),
      of: slices.length,
      differing: slices.filter(({ adjustedPValue }) => adjustedPValue <= sliceAlpha).length,
    },
  };
}
