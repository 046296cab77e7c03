import { type KnowledgeCategory, knowledgeCategories } from "@/lib/domain/knowledge";
import { outcomes, readOutcome } from "@/lib/domain/outcomes";

/** Categories as bytes by ordinal: 0 unlabelled, 1 to 4 in the order of `knowledgeCategories`. */
export type CategoryCodes = Uint8Array;
export type EvaluatedCategory = KnowledgeCategory | "unlabelled";

export type EvaluationCounts = {
  category: EvaluatedCategory;
  total: number;
  correct: number;
  abstained: number;
  /** Null where the examples have no training target. */
  fitted: number | null;
};

export function codeOfCategory(category: KnowledgeCategory | null): number {
  return category === null ? 0 : knowledgeCategories.indexOf(category) + 1;
}

export function categoryOfCode(code: number): EvaluatedCategory {
  return knowledgeCategories[code - 1] ?? "unlabelled";
}

/** The set D of a run as bytes by ordinal: 0 not in it, 1 trained on its answer, 2 relabelled to an abstention. */
export type TrainingMask = Uint8Array;
export const training = { absent: 0, asAnswered: 1, relabelled: 2 } as const;

/**
 * Counts a packed outcome vector by knowledge category; categories without an evaluated example have no row.
 * With `mask` only members of D count, and `fitted` counts those that answer as trained (SCIENCE.md
 * section 3; API.md, training set): a relabelled example by abstaining, every other by being correct.
 * `isTraining` without a mask: every evaluated example is in D and none is relabelled.
 */
export function evaluateOutcomes(input: {
  vector: Uint8Array;
  categories: CategoryCodes;
  isTraining: boolean;
  mask: TrainingMask | null;
}): EvaluationCounts[] {
  const { vector, categories, isTraining, mask } = input;
  const tallies = Array.from({ length: 5 }, () => ({
    total: 0,
    correct: 0,
    abstained: 0,
    fitted: 0,
  }));
  for (let ordinal = 0; ordinal < vector.length * 4; ordinal++) {
    const outcome = readOutcome(vector, ordinal);
    if (outcome === outcomes.notEvaluated) continue;
    const membership =
      isTraining && mask ? (mask[ordinal] ?? training.absent) : training.asAnswered;
    const tally = tallies[categories[ordinal] ?? 0];
    if (tally === undefined || membership === training.absent) continue;
    const target = membership === training.relabelled ? outcomes.abstained : outcomes.correct;
    tally.total++;
    if (outcome === outcomes.correct) tally.correct++;
    if (outcome === outcomes.abstained) tally.abstained++;
    if (outcome === target) tally.fitted++;
  }
  return tallies.flatMap((tally, code) =>
    tally.total === 0
      ? []
      : [{ category: categoryOfCode(code), ...tally, fitted: isTraining ? tally.fitted : null }],
  );
}
