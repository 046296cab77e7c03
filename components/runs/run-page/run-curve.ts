import type { Population } from "@/lib/domain/knowledge";
import type { RateDefinition } from "@/lib/domain/rate-definitions";
import { type Interval, wilson } from "@/lib/domain/rates";
import type { SeriesPoint } from "@/lib/runs/schema";

export const trainSplit = "train";

export type CurvePoint = {
  step: number;
  epoch: number | null;
  time: string | null;
  value: number | null;
  numerator: number;
  total: number;
  interval: Interval | null;
};

/** The checkpoints of one split and population, in the order of steps. */
export function pointsOf(
  points: readonly SeriesPoint[],
  { split, population }: { split: string; population: Population },
): readonly SeriesPoint[] {
  return points
    .filter((point) => point.split === split && point.category === population)
    .toSorted((a, b) => a.step - b.step);
}

/**
 * A training example counts as right when it is fitted: one relabelled "I don't know" is, when the
 * model abstains. Everywhere else, and for every other rate, the counts are those of the answers.
 */
function partOf(point: SeriesPoint, rate: RateDefinition) {
  const isFit = rate.id === "accuracy" && point.split === trainSplit && point.fitted !== null;
  return {
    numerator: isFit ? (point.fitted ?? 0) : rate.numerator(point),
    total: rate.denominator(point),
  };
}

/** A rate over checkpoints with its counts and Wilson interval; no value where the denominator is 0. */
export function curveOf(
  points: readonly SeriesPoint[],
  rate: RateDefinition,
): readonly CurvePoint[] {
  return points.map((point) => {
    const { numerator, total } = partOf(point, rate);
    return {
      step: point.step,
      epoch: point.epoch,
      time: point.time,
      value: total > 0 ? numerator / total : null,
      numerator,
      total,
      interval: wilson(numerator, total),
    };
  });
}
