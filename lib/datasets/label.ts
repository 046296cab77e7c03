import { classifyKnowledge, type KnowledgeEstimate } from "@/lib/domain/knowledge";
import { outcomes } from "@/lib/domain/outcomes";
import { createScorer, type ScoringRule } from "@/lib/domain/scoring";

type Draws = { greedy: readonly string[]; sampled: readonly string[] };

/** A function that labels one example from its raw draws; a draw that abstains counts as not correct. */
export function createLabeller(
  rule: ScoringRule,
): (draws: Draws, answers: readonly string[]) => KnowledgeEstimate {
  const score = createScorer(rule);
  return ({ greedy, sampled }, answers) => {
    const countCorrect = (texts: readonly string[]) =>
      texts.filter((text) => score(text, answers) === outcomes.correct).length;
    return classifyKnowledge({
      correctGreedy: countCorrect(greedy),
      greedy: greedy.length,
      correctSampled: countCorrect(sampled),
      sampled: sampled.length,
    });
  };
}
