import { adjustedAlpha } from "@/lib/domain/stats/multiplicity";
import { type Slice, type SliceOrder, sortSlices } from "@/lib/runs/analysis/slice-order";
import type { SlicesResponse } from "@/lib/runs/examples/examples-schema";
import { aboutCurve, type Shown } from "./about-model";
import type { SliceModel, SlicesModel } from "./dynamics-model";

const slicesAtFirst = 8;
export const slicesAtMost = 300;

function shownSlice(slice: Slice): SliceModel {
  const { value, n, best, last, drop, adjustedPValue, unknownShare, whollyUnknown } = slice;
  return { value, n, best, last, drop, adjustedPValue, unknownShare, whollyUnknown };
}

/** The slices in sight, sorted: the first eight, or all of them up to 300. */
export function shownSlices(
  response: SlicesResponse,
  { order, allSlices }: { order: SliceOrder; allSlices: boolean },
): Shown<SlicesModel> {
  const { by, best, last, slices } = response;
  return {
    ...aboutCurve(response),
    n: slices.reduce((sum, { n }) => sum + n, 0),
    card: {
      ...{ chart: "slices", by, order, best, last },
      slices: sortSlices(slices, order)
        .slice(0, allSlices ? slicesAtMost : slicesAtFirst)
        .map(shownSlice),
      of: slices.length,
      differing: slices.filter(({ adjustedPValue }) => adjustedPValue <= adjustedAlpha).length,
    },
  };
}
