import { outcomes } from "@/lib/domain/outcomes/outcomes";

export const transitions = [
  "learned",
  "forgotten",
  "never",
  "unforgettable",
  "flickering",
] as const;
export type Transition = (typeof transitions)[number];

export type ExampleHistory = {
  evaluations: number;
  /** Position of the first checkpoint with a correct answer. */
  firstCorrect: number | null;
  forgettingEvents: number;
  isLearned: boolean;
  isForgotten: boolean;
  isNever: boolean;
  isUnforgettable: boolean;
  isFlickering: boolean;
};

/**
 * One example over the checkpoints of a run (SCIENCE.md section 9; Toneva et al. 2019). Checkpoints
 * that did not evaluate it are skipped; an answer withheld is not correct.
 * - learned: not correct at its first evaluation, correct at some later one.
 * - forgetting event: correct, then not correct at the next evaluation; forgotten: at least one.
 * - never: evaluated, and never correct.
 * - unforgettable: correct at some evaluation and at every later one (no forgetting event).
 * - flickering: forgotten and correct again afterwards.
 */
export function historyOf(overCheckpoints: ArrayLike<number>): ExampleHistory {
  let [evaluations, forgettingEvents] = [0, 0];
  let firstCorrect: number | null = null;
  let isLearned = false;
  let isFlickering = false;
  let wasCorrect = false;
  for (let k = 0; k < overCheckpoints.length; k++) {
    if (overCheckpoints[k] === outcomes.notEvaluated) continue;
    const isCorrect = overCheckpoints[k] === outcomes.correct;
    if (isCorrect && firstCorrect === null) {
      firstCorrect = k;
      isLearned = evaluations > 0;
    }
    if (isCorrect && forgettingEvents > 0) isFlickering = true;
    if (wasCorrect && !isCorrect) forgettingEvents += 1;
    wasCorrect = isCorrect;
    evaluations += 1;
  }
  return {
    evaluations,
    firstCorrect,
    forgettingEvents,
    isLearned,
    isForgotten: forgettingEvents > 0,
    isNever: evaluations > 0 && firstCorrect === null,
    isUnforgettable: firstCorrect !== null && forgettingEvents === 0,
    isFlickering,
  };
}

/** Whether an example belongs to a class; classes overlap, so this is what a filter asks. */
export function hasTransition(history: ExampleHistory, transition: Transition): boolean {
  switch (transition) {
    case "learned":
      return history.isLearned;
    case "forgotten":
      return history.isForgotten;
    case "never":
      return history.isNever;
    case "unforgettable":
      return history.isUnforgettable;
    case "flickering":
      return history.isFlickering;
  }
}

/**
 * One word for an example where a screen has room for one: never, flickering, forgotten (and not
 * correct again), learned (and kept) or unforgettable (correct from its first evaluation on). Null when
 * evaluated nowhere.
 */
export function transitionOf(overCheckpoints: ArrayLike<number>): Transition | null {
  const history = historyOf(overCheckpoints);
  if (history.evaluations === 0) return null;
  if (history.isNever) return "never";
  if (history.isFlickering) return "flickering";
  if (history.isForgotten) return "forgotten";
  return history.isLearned ? "learned" : "unforgettable";
}
