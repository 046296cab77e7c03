import { type CheckpointOutcomes, countOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";

/**
 * Position of the checkpoint with the highest accuracy, ties to the earliest; null when none was
 * evaluated. Where all evaluate the same examples that is the one with most correct.
 */
export function bestCheckpoint(checkpoints: readonly CheckpointOutcomes[]): number | null {
  let best: number | null = null;
  let highest = -1;
  for (const [index, checkpoint] of checkpoints.entries()) {
    const { total, correct } = countOutcomes(checkpoint.outcomes);
    if (total === 0 || correct / total <= highest) continue;
    highest = correct / total;
    best = index;
  }
  return best;
}
