import type { XAxis } from "@/components/charts/plot-model";
import type { CurvePoint } from "@/components/runs/page/run-curve";
import type { XOption } from "@/components/runs/page/x-places";
import { wilson } from "@/lib/domain/rates/rates";
import type { SharedComparisonContent, SharedRunPoint } from "@/lib/shares/shared-view";

/** Counts become a rate with its Wilson interval; a logged rate stays what it is. No value where nothing was there to divide by. */
export function curvePoints(points: readonly SharedRunPoint[]): readonly CurvePoint[] {
  return points.map((point) => {
    const { step, epoch, numerator, total, value, low = null, high = null } = point;
    const place = { step, epoch, time: null, numerator, total };
    if (value !== undefined || numerator === null || total === null) {
      const interval = low === null || high === null ? null : { low, high };
      return { ...place, value: value ?? null, interval, isEstimated: point.isEstimated === true };
    }
    return {
      ...{ ...place, isEstimated: false, interval: wilson(numerator, total) },
      value: total > 0 ? numerator / total : null,
    };
  });
}

type SharedX = SharedComparisonContent["x"];

const axes: Record<SharedX, XAxis> = {
  epoch: { label: "epoch", unit: "number" },
  step: { label: "step", unit: "number" },
  time: { label: "time since the first checkpoint", unit: "duration" },
  fitted: { label: "share of Unknown training examples fitted", unit: "ratio" },
  best: { label: "epochs since each run's best", unit: "number" },
};

export type SharedAxis = Pick<XOption, "placeOf" | "axis"> & { id: SharedX };

/** The x axis of a link: each checkpoint stands where the link says, not where it could be computed. */
export function sharedX(
  x: SharedX,
  points: readonly Pick<SharedRunPoint, "step" | "x">[],
): SharedAxis {
  const places = new Map(points.map((point) => [point.step, point.x]));
  return { id: x, axis: axes[x], placeOf: ({ step }) => places.get(step) ?? null };
}
