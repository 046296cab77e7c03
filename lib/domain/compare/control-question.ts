/** What a control holds fixed, and so what it answers (SCIENCE.md section 8). */
export const controlQuestions = ["replaced", "left-out", "other"] as const;
export type ControlQuestion = (typeof controlQuestions)[number];

type TrainingSet = { size: number; unknown: number };

/**
 * A control of as many examples, all Known, answers what replacing the new facts would do; one of the same Known
 * examples and fewer in all what leaving them out would do; any other only what training without them does.
 */
export function controlQuestion(run: TrainingSet, control: { size: number }): ControlQuestion {
  if (run.size === 0 || control.size === 0 || run.unknown === 0) return "other";
  if (control.size === run.size) return "replaced";
  return control.size === run.size - run.unknown ? "left-out" : "other";
}

/** How the control was trained, to stand after its name. */
export const controlQuestionWords: Readonly<Record<ControlQuestion, string>> = {
  replaced: "trained on known facts in place of the new ones",
  "left-out": "trained with the new facts left out, on fewer examples in all",
  other: "trained without new facts",
};
