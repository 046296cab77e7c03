import { bestCheckpoint } from "@/lib/domain/best-checkpoint";
import {
  type CheckpointOutcomes,
  countOutcomes,
  pairOutcomes,
} from "@/lib/domain/checkpoint-outcomes";
import { mcnemar } from "@/lib/domain/mcnemar";
import { holm } from "@/lib/domain/multiplicity";

/**
 * best-is-only: every other checkpoint is distinguishable from the best, or there is no other.
 * best-has-fewest: others are as good, none has fewer Unknown examples fitted.
 * fewer-unknown: another as good as the best has fewer Unknown examples fitted.
 * no-unknown: nothing is known of Unknown examples fitted, so the best itself is named.
 */
export type RecommendationReason =
  | "best-is-only"
  | "best-has-fewest"
  | "fewer-unknown"
  | "no-unknown";

export type Recommendation = {
  index: number;
  bestIndex: number;
  reason: RecommendationReason;
  /** Checkpoints not distinguishable from the best, itself included. */
  equivalent: number[];
  accuracy: number;
  /** Accuracy of the best minus that of the recommended: a ratio, 0 or more. */
  accuracyGivenUp: number;
  unknownFitted: number | null;
  unknownFittedAtBest: number | null;
};

function accuracyAt(checkpoint: CheckpointOutcomes | undefined): number {
  const { correct, total } = countOutcomes(checkpoint?.outcomes ?? new Uint8Array());
  return total > 0 ? correct / total : 0;
}

/** Two-sided McNemar of each evaluated checkpoint against the best, Holm over them, not below alpha. */
function notDistinguishable(
  checkpoints: readonly CheckpointOutcomes[],
  bestIndex: number,
  alpha: number,
): number[] {
  const best = checkpoints[bestIndex]?.outcomes ?? new Uint8Array();
  const others = checkpoints.flatMap((checkpoint, index) => {
    const pairs = pairOutcomes(best, checkpoint.outcomes);
    return index === bestIndex || pairs.total === 0 ? [] : [{ index, p: mcnemar(pairs).twoSided }];
  });
  const adjusted = holm(others.map((other) => other.p));
  const equivalent = others.filter((_, k) => (adjusted[k] ?? 0) >= alpha).map(({ index }) => index);
  return [...equivalent, bestIndex].sort((a, b) => a - b);
}

/**
 * The checkpoint to use: among those not distinguishable from the best (paired test, Holm over the
 * others), the one with the fewest Unknown training examples fitted, ties to the earliest (SCIENCE.md
 * section 6). unknownFitted holds, for each checkpoint, the share of Unknown examples fitted (ratio) or
 * null. Null when nothing was evaluated. Accuracy at a chosen checkpoint is optimistic: report it on
 * test where there is one.
 */
export function recommendCheckpoint(question: {
  checkpoints: readonly CheckpointOutcomes[];
  unknownFitted: readonly (number | null)[];
  alpha: number;
}): Recommendation | null {
  const { checkpoints, unknownFitted, alpha } = question;
  const bestIndex = bestCheckpoint(checkpoints);
  if (bestIndex === null) return null;
  const equivalent = notDistinguishable(checkpoints, bestIndex, alpha);
  const fittedAt = (index: number) => unknownFitted[index] ?? null;
  const bestFitted = fittedAt(bestIndex);
  let index = bestIndex;
  let reason: RecommendationReason = equivalent.length === 1 ? "best-is-only" : "best-has-fewest";
  if (bestFitted === null) reason = "no-unknown";
  else {
    const fewest = Math.min(...equivalent.map((candidate) => fittedAt(candidate) ?? 2));
    index = equivalent.find((candidate) => fittedAt(candidate) === fewest) ?? bestIndex;
    if (fewest < bestFitted) reason = "fewer-unknown";
  }
  const accuracy = accuracyAt(checkpoints[index]);
  return {
    index,
    bestIndex,
    reason,
    equivalent,
    accuracy,
    accuracyGivenUp: accuracyAt(checkpoints[bestIndex]) - accuracy,
    unknownFitted: fittedAt(index),
    unknownFittedAtBest: bestFitted,
  };
}
