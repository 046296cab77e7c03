import type { CheckpointOutcomes } from "@/lib/domain/checkpoint-outcomes";
import { pairOutcomes } from "@/lib/domain/checkpoint-outcomes";
import { mcnemar } from "@/lib/domain/mcnemar";
import { holm } from "@/lib/domain/multiplicity";

export type ReferenceComparison = {
  index: number;
  total: number;
  lost: number;
  gained: number;
  pValue: number;
  adjustedPValue: number;
  isAlarm: boolean;
};

/**
 * Every other checkpoint against one named in advance (the base model, say): one-sided McNemar for a
 * decline, Holm over the others, alarm where the adjusted p is below alpha (SCIENCE.md section 6). The
 * reference must not be chosen by looking at the curve. Empty when there is no such checkpoint.
 */
export function alarmsAgainstReference(question: {
  checkpoints: readonly CheckpointOutcomes[];
  referenceIndex: number;
  alpha: number;
}): ReferenceComparison[] {
  const reference = question.checkpoints[question.referenceIndex];
  if (!reference) return [];
  const compared = question.checkpoints.flatMap((checkpoint, index) => {
    if (index === question.referenceIndex) return [];
    const { total, lost, gained } = pairOutcomes(reference.outcomes, checkpoint.outcomes);
    return [{ index, total, lost, gained, pValue: mcnemar({ lost, gained }).decline }];
  });
  const adjusted = holm(compared.map((comparison) => comparison.pValue));
  return compared.map((comparison, position) => {
    const adjustedPValue = adjusted[position] ?? 1;
    return { ...comparison, adjustedPValue, isAlarm: adjustedPValue < question.alpha };
  });
}
