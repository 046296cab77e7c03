import {
  classifyKnowledge,
  type KnowledgeDraws,
  type KnowledgeEstimate,
} from "@/lib/domain/knowledge/knowledge";
import { createScorer, type ScoringRule } from "@/lib/domain/knowledge/scoring";
import { outcomes } from "@/lib/domain/outcomes/outcomes";

/**
 * Draws of one example as they are kept: how many, their texts where they came as texts, and how many of them the
 * sender found right. A count may be null (kept before counts were): as many as there are texts.
 */
export type StoredDraws = {
  greedy: readonly string[];
  sampled: readonly string[];
  greedyCount: number | null;
  greedyCorrect: number | null;
  sampledCount: number | null;
  sampledCorrect: number | null;
};

type Kind = { texts: readonly string[]; count: number | null; correct: number | null };

/**
 * A function that counts the draws of one example and the right ones among them. Texts are scored by the rule, an
 * abstention is not right; verdicts count where there are no texts, and by `judged` nothing else does: null where
 * greedy answers came without one.
 */
export function createDrawCounter(
  rule: ScoringRule,
): (draws: StoredDraws, answers: readonly string[]) => KnowledgeDraws | null {
  const score = createScorer(rule);
  return (draws, answers) => {
    const countOf = ({ texts, count, correct }: Kind) => {
      const drawn = count ?? texts.length;
      if (drawn === 0) return { count: 0, correct: 0 };
      if (texts.length === 0 || rule.scorer === "judged")
        return correct === null ? null : { count: drawn, correct };
      const right = texts.filter((text) => score(text, answers) === outcomes.correct).length;
      return { count: texts.length, correct: right };
    };
    const { greedyCount, greedyCorrect, sampledCount, sampledCorrect } = draws;
    const greedy = countOf({ texts: draws.greedy, count: greedyCount, correct: greedyCorrect });
    const sampled = countOf({ texts: draws.sampled, count: sampledCount, correct: sampledCorrect });
    if (greedy === null) return null;
    return {
      ...{ greedy: greedy.count, correctGreedy: greedy.correct },
      ...{ sampled: sampled?.count ?? 0, correctSampled: sampled?.correct ?? 0 },
    };
  };
}

const noEstimate: KnowledgeEstimate = {
  category: null,
  pCorrectGreedy: null,
  pCorrectSampled: null,
};

/** A function that labels one example from its draws; no label where its rule can count none. */
export function createLabeller(
  rule: ScoringRule,
): (draws: StoredDraws, answers: readonly string[]) => KnowledgeEstimate {
  const count = createDrawCounter(rule);
  return (draws, answers) => {
    const counted = count(draws, answers);
    return counted === null ? noEstimate : classifyKnowledge(counted);
  };
}
