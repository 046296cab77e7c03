import type { Headline } from "@/components/runs/run-page/headline";
import { pointsOf, trainSplit } from "@/components/runs/run-page/run-curve";
import { type Interval, newcombe, wilson } from "@/lib/domain/rates";
import { bestPoint, ratePoints } from "@/lib/domain/run-summary";
import type { SeriesPoint } from "@/lib/runs/schema";

export type CheckpointAnswer = {
  step: number;
  epoch: number | null;
  correct: number;
  total: number;
  accuracy: number;
  interval: Interval | null;
};

export type ChangeAnswer = {
  /** Ratio: last minus best. */
  difference: number;
  /** Unpaired 95 % interval of it (Newcombe); null without one. */
  interval: Interval | null;
  /** Right answers at the last checkpoint minus those at the best, on equally many examples; else null. */
  correctDifference: number | null;
};

export type FittedAnswer = {
  fitted: number;
  total: number;
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

function changeBetween(best: CheckpointAnswer, last: CheckpointAnswer): ChangeAnswer {
  if (best.step === last.step) return { difference: 0, interval: null, correctDifference: 0 };
  return {
    difference: last.accuracy - best.accuracy,
    interval: newcombe(
      { successes: last.correct, total: last.total },
      { successes: best.correct, total: best.total },
    ),
    correctDifference: best.total === last.total ? last.correct - best.correct : null,
  };
}

function learnedIn(points: readonly SeriesPoint[]): FittedAnswer | null {
  const unknown = pointsOf(points, { split: trainSplit, population: "Unknown" }).filter(
    ({ total, fitted }) => total > 0 && fitted !== null,
  );
  const last = unknown.at(-1);
  if (!last) return null;
  const half = unknown.find(({ fitted, total }) => 2 * (fitted ?? 0) >= total);
  return {
    fitted: last.fitted ?? 0,
    total: last.total,
    half: half ? { step: half.step, epoch: half.epoch } : null,
  };
}

/** The four figures above the picture: best, last, change since best, new facts learned. */
export function answerOf(points: readonly SeriesPoint[], headline: Headline | null): RunAnswer {
  const learned = learnedIn(points);
  if (headline === null) return { best: null, last: null, change: null, learned };
  const epochs = new Map(points.map(({ step, epoch }) => [step, epoch]));
  const own = pointsOf(points, headline);
  const rates = ratePoints(own, { ...headline, epochs }).map((rate) => ({
    ...rate,
    interval: wilson(rate.correct, rate.total),
  }));
  const best = bestPoint(rates);
  const last = rates.at(-1) ?? null;
  const hasTwo = rates.length > 1;
  const change = hasTwo && best && last ? changeBetween(best, last) : null;
  return { best, last, change, learned };
}
