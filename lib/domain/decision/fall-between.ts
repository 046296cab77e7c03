import { type CheckpointOutcomes, pairOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { toPoints } from "@/lib/domain/points";
import { type Interval, newcombe } from "@/lib/domain/rates/rates";
import { mcnemar, pairedDifference } from "@/lib/domain/stats/mcnemar";

type Counts = { step: number; total: number; correct: number };

/** A fall in percentage points, positive where the later checkpoint is worse, over the examples both scored. */
export type FallBetween = {
  points: number;
  low: number | null;
  high: number | null;
  lost: number | null;
  gained: number | null;
  pValue: number | null;
  /** Examples evaluated at both; the change is over these. */
  compared: number;
};

/** From one checkpoint to another: paired where outcomes are known, else two proportions (Newcombe), which sees less. */
export function fallBetween(
  before: Counts,
  after: Counts,
  outcomes: readonly CheckpointOutcomes[] | null,
): FallBetween {
  const first = outcomes?.find(({ step }) => step === before.step);
  const second = outcomes?.find(({ step }) => step === after.step);
  if (first && second) {
    const pair = pairOutcomes(first.outcomes, second.outcomes);
    const { lost, gained, total } = pair;
    return {
      points: total === 0 ? 0 : toPoints((lost - gained) / total),
      ...negated(pairedDifference(pair)),
      lost,
      gained,
      pValue: mcnemar(pair).twoSided,
      compared: total,
    };
  }
  const interval = newcombe(
    { successes: after.correct, total: after.total },
    { successes: before.correct, total: before.total },
  );
  return {
    points: toPoints(before.correct / before.total - after.correct / after.total),
    ...negated(interval),
    ...{ lost: null, gained: null, pValue: null },
    compared: Math.min(before.total, after.total),
  };
}

/** The interval of a change as one of a fall, in points. */
function negated(interval: Interval | null): { low: number | null; high: number | null } {
  if (interval === null) return { low: null, high: null };
  return { low: toPoints(-interval.high), high: toPoints(-interval.low) };
}
