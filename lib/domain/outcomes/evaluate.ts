import { belongsTo, type LabelCategory, labelCategories } from "@/lib/domain/knowledge/knowledge";
import { outcomes, readOutcome } from "@/lib/domain/outcomes/outcomes";

/** Categories as bytes by ordinal: 0 unlabelled, 1 to 5 in the order of `labelCategories`. */
export type CategoryCodes = Uint8Array;
export type EvaluatedCategory = LabelCategory | "unlabelled";

export type EvaluationCounts = {
  category: EvaluatedCategory;
  total: number;
  correct: number;
  abstained: number;
  /** Null where the examples have no training target. */
  fitted: number | null;
};

export function codeOfCategory(category: LabelCategory | null): number {
  return category === null ? 0 : labelCategories.indexOf(category) + 1;
}

export function categoryOfCode(code: number): EvaluatedCategory {
  return labelCategories[code - 1] ?? "unlabelled";
}

/** The set D of a run as bytes by ordinal: 0 not in it, 1 trained on its answer, 2 relabelled to an abstention. */
export type TrainingMask = Uint8Array;
export const training = { absent: 0, asAnswered: 1, relabelled: 2 } as const;

/**
 * Counts a packed outcome vector by knowledge category; categories without an evaluated example have no row.
 * Where examples are labelled no finer than Known, the row "Known" holds them and the finer Known ones together: a
 * coarse row stands for its parts (`countsOf`).
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
  const tallies = Array.from({ length: labelCategories.length + 1 }, () => ({
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
  return withWholeKnown(tallies).flatMap((tally, code) =>
    tally.total === 0
      ? []
      : [{ category: categoryOfCode(code), ...tally, fitted: isTraining ? tally.fitted : null }],
  );
}

type Tally = { total: number; correct: number; abstained: number; fitted: number };

function withWholeKnown(tallies: Tally[]): Tally[] {
  const code = codeOfCategory("Known");
  if (tallies[code]?.total === 0) return tallies;
  const known = tallies.filter((_, at) => isKnownCode(at));
  const sum = (key: keyof Tally) => known.reduce((total, tally) => total + tally[key], 0);
  const whole = {
    ...{ total: sum("total"), correct: sum("correct") },
    ...{ abstained: sum("abstained"), fitted: sum("fitted") },
  };
  return tallies.with(code, whole);
}

function isKnownCode(code: number): boolean {
  const category = categoryOfCode(code);
  return category !== "unlabelled" && belongsTo(category, "Known");
}
