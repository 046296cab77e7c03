import type { Population } from "@/lib/domain/knowledge/knowledge";
import type { RateDefinition } from "@/lib/domain/rates/rate-definitions";
import type { SeriesPoint } from "@/lib/runs/schema";
import { type Measure, measureOf, populationPoints } from "@/lib/runs/store/series-measure";

export const trainSplit = "train";

export type CurvePoint = Measure & {
  step: number;
  epoch: number | null;
  time: string | null;
};

/** The checkpoints of one split and population, in the order of steps. */
export function pointsOf(
  points: readonly SeriesPoint[],
  curve: { split: string; population: Population },
): readonly SeriesPoint[] {
  return populationPoints(points, curve);
}

/** A rate over checkpoints with its counts and interval; no value where there is nothing to divide by. */
export function curveOf(
  points: readonly SeriesPoint[],
  rate: RateDefinition,
): readonly CurvePoint[] {
  return points.map((point) => {
    const { step, epoch, time } = point;
    return { step, epoch, time, ...measureOf(point, rate) };
  });
}
