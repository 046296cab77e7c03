import { normalizeAnswer, type Scorer } from "@/lib/domain/knowledge/scoring";
import { type Outcome, outcomes } from "@/lib/domain/outcomes/outcomes";

export type AnsweredExample = { prediction: string; outcome: Outcome };

export type Leaks = {
  wrong: number;
  leaked: number;
  /** leaked / wrong, a ratio; null when no answer is wrong. */
  share: number | null;
  /** Positions of the leaked examples and of the Unknown training examples whose answer came back. */
  cases: { position: number; trainingPositions: number[] }[];
};

/**
 * New facts that leak into old ones: wrong answers (not withheld ones) equal, after the dataset's
 * normalisation, to an accepted answer of an Unknown training example (SCIENCE.md section 9). Answers
 * come from small pools, so some agree by chance: compare with the checkpoint before fine-tuning.
 */
export function findLeaks(question: {
  answered: readonly AnsweredExample[];
  unknownAnswers: readonly (readonly string[])[];
  scorer: Scorer;
}): Leaks {
  const { answered, unknownAnswers, scorer } = question;
  const byAnswer = new Map<string, Set<number>>();
  for (const [position, answers] of unknownAnswers.entries()) {
    for (const answer of answers) {
      const key = normalizeAnswer(scorer, answer);
      if (key !== "") byAnswer.set(key, (byAnswer.get(key) ?? new Set()).add(position));
    }
  }
  const cases: Leaks["cases"] = [];
  let wrong = 0;
  for (const [position, { prediction, outcome }] of answered.entries()) {
    if (outcome !== outcomes.incorrect) continue;
    wrong += 1;
    const found = byAnswer.get(normalizeAnswer(scorer, prediction));
    if (found) cases.push({ position, trainingPositions: [...found] });
  }
  return { wrong, leaked: cases.length, share: wrong > 0 ? cases.length / wrong : null, cases };
}
