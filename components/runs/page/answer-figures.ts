import type { Headline } from "@/components/runs/page/headline";
import { curveOf, pointsOf, trainSplit } from "@/components/runs/page/run-curve";
import { bestPoint } from "@/lib/domain/decision/best-checkpoint";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { type Interval, newcombe } from "@/lib/domain/rates/rates";
import type { SeriesPoint } from "@/lib/runs/schema";

export type CheckpointAnswer = {
  step: number;
  epoch: number | null;
  /** Null where a rate was logged without counts. */
  correct: number | null;
  total: number | null;
  accuracy: number;
  interval: Interval | null;
  isEstimated: boolean;
  isLogged: boolean;
};

export type ChangeAnswer = {
  /** Ratio: last minus best. */
  difference: number;
  /** Unpaired 95 % interval of it (Newcombe); null without one. */
  interval: Interval | null;
  /** Right answers at the last checkpoint minus those at the best, on equally many examples; else null. */
  correctDifference: number | null;
  /** Rates without counts: nothing is tested. */
  isLogged: boolean;
};

export type FittedAnswer = {
  /** A ratio. */
  share: number;
  /** Null where a rate was logged without counts. */
  fitted: number | null;
  total: number | null;
  /** The first checkpoint with at least half of the Unknown examples fitted. */
  half: { step: number; epoch: number | null } | null;
};

export type RunAnswer = {
  best: CheckpointAnswer | null;
  last: CheckpointAnswer | null;
  /** Null with fewer than two checkpoints. */
  change: ChangeAnswer | null;
  learned: FittedAnswer | null;
};

/** Unpaired; without a test where either is a logged rate. */
export function changeBetween(best: CheckpointAnswer, last: CheckpointAnswer): ChangeAnswer {
  const isLogged = best.isLogged || last.isLogged;
  if (best.step === last.step)
    return { difference: 0, interval: null, correctDifference: 0, isLogged };
  const difference = last.accuracy - best.accuracy;
  if (isLogged || last.correct === null || last.total === null)
    return { difference, interval: null, correctDifference: null, isLogged };
  if (best.correct === null || best.total === null)
    return { difference, interval: null, correctDifference: null, isLogged };
  return {
    isLogged,
    difference: last.accuracy - best.accuracy,
    interval: newcombe(
      { successes: last.correct, total: last.total },
      { successes: best.correct, total: best.total },
    ),
    correctDifference: best.total === last.total ? last.correct - best.correct : null,
  };
}

function learnedIn(points: readonly SeriesPoint[]): FittedAnswer | null {
  const own = pointsOf(points, { split: trainSplit, population: "Unknown" });
  const unknown = curveOf(
    own.filter(({ basis, fitted }) => basis !== "counts" || fitted !== null),
    accuracyRate,
  );
  const measured = unknown.filter(({ value }) => value !== null);
  const last = measured.at(-1);
  if (!last || last.value === null) return null;
  const half = measured.find(({ value }) => (value ?? 0) >= 0.5);
  return {
    share: last.value,
    fitted: last.numerator,
    total: last.total,
    half: half ? { step: half.step, epoch: half.epoch } : null,
  };
}

/** The four figures above the picture: best, last, change since best, new facts learned. */
export function answerOf(points: readonly SeriesPoint[], headline: Headline | null): RunAnswer {
  const learned = learnedIn(points);
  if (headline === null) return { best: null, last: null, change: null, learned };
  const figures = pointsOf(points, headline).flatMap(figureOf);
  const best = bestPoint(figures);
  const last = figures.at(-1) ?? null;
  const hasTwo = figures.length > 1;
  const change = hasTwo && best && last ? changeBetween(best, last) : null;
  return { best, last, change, learned };
}

const accuracyRate = rateDefinition("accuracy");

/** Of the answers, in the split train too. */
function figureOf(point: SeriesPoint): CheckpointAnswer[] {
  const { step, epoch, accuracy, basis, total, correct, low, high } = point;
  if (accuracy === null) return [];
  const interval = low === null || high === null ? null : { low, high };
  const isEstimated = point.estimated === true;
  return [
    { step, epoch, accuracy, total, correct, interval, isEstimated, isLogged: basis !== "counts" },
  ];
}
