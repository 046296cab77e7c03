import { type ScoringRule, scorers } from "@/lib/domain/scoring";

type Stored = { scorer: string | null; abstentionPhrases: string[] };

/** The rule of a dataset; what it leaves open is the project's. */
export function scoringRuleOf(dataset: Stored | null, project: Stored): ScoringRule {
  const scorer = dataset?.scorer ?? project.scorer;
  const phrases = dataset?.abstentionPhrases ?? [];
  return {
    scorer: scorers.find((known) => known === scorer) ?? "exact",
    abstentionPhrases: phrases.length > 0 ? phrases : project.abstentionPhrases,
  };
}
