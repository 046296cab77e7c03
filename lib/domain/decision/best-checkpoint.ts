import { type CheckpointOutcomes, countOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";

/** Position of the highest accuracy so far at every position, ties to the earliest; null until there is one. */
export function bestSoFar(accuracies: readonly (number | null)[]): (number | null)[] {
  let best: number | null = null;
  return accuracies.map((accuracy, index) => {
    const highest = best === null ? null : (accuracies[best] ?? null);
    if (accuracy !== null && (highest === null || accuracy > highest)) best = index;
    return best;
  });
}

/** Position of the highest accuracy, ties to the earliest; null where there is none. What "best" means everywhere. */
export function bestIndex(accuracies: readonly (number | null)[]): number | null {
  return bestSoFar(accuracies).at(-1) ?? null;
}

/** The point with the highest accuracy, ties to the earliest; null without points. */
export function bestPoint<P extends { accuracy: number }>(points: readonly P[]): P | null {
  return points[bestIndex(points.map(({ accuracy }) => accuracy)) ?? -1] ?? null;
}

/** A ratio of the examples evaluated at each checkpoint; null where none was. */
export function accuraciesOf(checkpoints: readonly CheckpointOutcomes[]): (number | null)[] {
  return checkpoints.map(({ outcomes }) => {
    const { total, correct } = countOutcomes(outcomes);
    return total === 0 ? null : correct / total;
  });
}

/**
 * Position of the best checkpoint; null when none was evaluated. Where all evaluate the same examples that is the one
 * with most correct.
 */
export function bestCheckpoint(checkpoints: readonly CheckpointOutcomes[]): number | null {
  return bestIndex(accuraciesOf(checkpoints));
}
