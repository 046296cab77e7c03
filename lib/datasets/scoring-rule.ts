import { defaultStopTexts, type ScoringRule, scorers } from "@/lib/domain/scoring";

type OfProject = { scorer: string | null; abstentionPhrases: string[] };
type OfDataset = OfProject & { stopTexts: string[]; hasOwnStopTexts: boolean };

/** The rule of a dataset; what it leaves open is the project's, and where answers end the scorer's own. */
export function scoringRuleOf(dataset: OfDataset | null, project: OfProject): ScoringRule {
  const chosen = dataset?.scorer ?? project.scorer;
  const scorer = scorers.find((known) => known === chosen) ?? "exact";
  const phrases = dataset?.abstentionPhrases ?? [];
  return {
    scorer,
    abstentionPhrases: phrases.length > 0 ? phrases : project.abstentionPhrases,
    stopTexts: dataset?.hasOwnStopTexts ? dataset.stopTexts : defaultStopTexts(scorer),
  };
}
