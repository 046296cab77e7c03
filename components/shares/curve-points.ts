import type { CurvePoint } from "@/components/runs/run-page/run-curve";
import { type XOption, xOptionsOf } from "@/components/runs/run-page/x-places";
import { wilson } from "@/lib/domain/rates";
import type { XChoice } from "@/lib/runs/view-state";
import type { SharedPoint } from "@/lib/shares/shared-view";

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

/** The x axis of a link: each checkpoint stands where the link says, not where it could be computed. */
export function sharedX(x: XChoice, points: readonly SharedPoint[]): XOption {
  const places = new Map(points.map((point) => [point.step, point.x]));
  const known = xOptionsOf([]).find(({ id }) => id === x);
  return {
    id: x,
    label: known?.label ?? x,
    axis: known?.axis ?? { label: x, unit: "number" },
    reason: null,
    placeOf: ({ step }) => places.get(step) ?? null,
  };
}
