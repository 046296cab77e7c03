import { bestCheckpoint } from "@/lib/domain/decision/best-checkpoint";
import { type ExampleHistory, historyOf } from "@/lib/domain/dynamics/example-history";
import { type CheckpointOutcomes, pairOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";

type Flow = { total: number; gained: number; lost: number };

export type CheckpointFlow = {
  step: number;
  epoch: number | null;
  sincePrevious: Flow | null;
  sinceBest: Flow | null;
};

export type TransitionTotals = {
  examples: number;
  learned: number;
  forgotten: number;
  never: number;
  unforgettable: number;
  flickering: number;
  forgettingEvents: number;
};

function flowBetween(
  before: CheckpointOutcomes | undefined,
  after: CheckpointOutcomes | undefined,
): Flow | null {
  if (!before || !after) return null;
  const { total, gained, lost } = pairOutcomes(before.outcomes, after.outcomes);
  return { total, gained, lost };
}

/**
 * Examples gained and lost at each checkpoint, since the checkpoint before and since the best one
 * (most accurate, ties to the earliest): null at the first and before the best. Only examples evaluated
 * at both count. A position taken from the whole run keeps the flows of a part consistent with it.
 */
export function checkpointFlows(
  checkpoints: readonly CheckpointOutcomes[],
  bestIndex: number | null = bestCheckpoint(checkpoints),
): CheckpointFlow[] {
  return checkpoints.map((checkpoint, index) => ({
    step: checkpoint.step,
    epoch: checkpoint.epoch,
    sincePrevious: flowBetween(checkpoints[index - 1], checkpoint),
    sinceBest:
      bestIndex !== null && index >= bestIndex
        ? flowBetween(checkpoints[bestIndex], checkpoint)
        : null,
  }));
}

/** The outcomes of every example over the checkpoints, one row an example. */
export function outcomeRows(checkpoints: readonly CheckpointOutcomes[]): Uint8Array[] {
  const examples = Math.max(0, ...checkpoints.map((checkpoint) => checkpoint.outcomes.length));
  return Array.from({ length: examples }, (_, i) =>
    Uint8Array.from(checkpoints, (checkpoint) => checkpoint.outcomes[i] ?? 0),
  );
}

function count(histories: readonly ExampleHistory[], has: (history: ExampleHistory) => boolean) {
  return histories.filter(has).length;
}

/**
 * How many examples have each history (example-history says when). The classes overlap: one that was
 * learned and then lost counts in learned and in forgotten. Examples evaluated nowhere do not count.
 */
export function transitionTotals(checkpoints: readonly CheckpointOutcomes[]): TransitionTotals {
  const histories = outcomeRows(checkpoints).map(historyOf);
  const evaluated = histories.filter((history) => history.evaluations > 0);
  return {
    examples: evaluated.length,
    learned: count(evaluated, (history) => history.isLearned),
    forgotten: count(evaluated, (history) => history.isForgotten),
    never: count(evaluated, (history) => history.isNever),
    unforgettable: count(evaluated, (history) => history.isUnforgettable),
    flickering: count(evaluated, (history) => history.isFlickering),
    forgettingEvents: evaluated.reduce((sum, history) => sum + history.forgettingEvents, 0),
  };
}
