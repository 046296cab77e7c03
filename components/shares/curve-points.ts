import type { XAxis } from "@/components/charts/plot-model";
import type { CurvePoint } from "@/components/runs/run-page/run-curve";
import type { XOption } from "@/components/runs/run-page/x-places";
import { wilson } from "@/lib/domain/rates";
import type { SharedComparisonContent, SharedPoint } from "@/lib/shares/shared-view";

/** Counts become a rate with its Wilson interval; no value where nothing was there to divide by. */
export function curvePoints(points: readonly SharedPoint[]): readonly CurvePoint[] {
  return points.map(({ step, epoch, numerator, total }) => ({
    step,
    epoch,
    time: null,
    value: total > 0 ? numerator / total : null,
    numerator,
    total,
    interval: wilson(numerator, total),
  }));
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
export function sharedX(x: SharedX, points: readonly SharedPoint[]): SharedAxis {
  const places = new Map(points.map((point) => [point.step, point.x]));
  return { id: x, axis: axes[x], placeOf: ({ step }) => places.get(step) ?? null };
}
