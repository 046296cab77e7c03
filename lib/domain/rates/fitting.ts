import { type Outcome, outcomes } from "@/lib/domain/outcomes/outcomes";

/**
 * Whether a training example is fitted at a checkpoint. One relabelled to an abstention phrase is
 * fitted when the model abstains, every other when it is answered correctly (SCIENCE.md section 7).
 */
export function isFitted(outcome: Outcome, isRelabelled: boolean): boolean {
  return outcome === (isRelabelled ? outcomes.abstained : outcomes.correct);
}

/**
 * Evaluated (total) and fitted training examples of one checkpoint. Both arrays hold one byte per
 * example in the same order: its Outcome, and 1 where it is relabelled (a missing byte means 0).
 */
export function countFitted(
  unpacked: Uint8Array,
  relabelled: Uint8Array,
): { total: number; fitted: number } {
  const counts = { total: 0, fitted: 0 };
  unpacked.forEach((outcome, i) => {
    if (outcome !== outcomes.notEvaluated) counts.total++;
    if (isFitted(outcome as Outcome, relabelled[i] === 1)) counts.fitted++;
  });
  return counts;
}
