import type { TextRules } from "@/lib/domain/knowledge/scorer-tally";
import {
  defaultStopTexts,
  type Scorer,
  type ScoringRule,
  scorers,
} from "@/lib/domain/knowledge/scoring";

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

/** The rules that would be in force with each scorer of texts. */
export function textRulesOf(dataset: OfDataset | null, project: OfProject): TextRules {
  const ruleBy = (scorer: Scorer) =>
    dataset === null
      ? scoringRuleOf(null, { ...project, scorer })
      : scoringRuleOf({ ...dataset, scorer }, project);
  return {
    ...{ exact: ruleBy("exact"), squad: ruleBy("squad") },
    ...{ triviaqa: ruleBy("triviaqa"), contains: ruleBy("contains") },
  };
}

/** How a scorer of a dataset is chosen, for warnings. */
export function chooseScorerWords(dataset: string): string {
  return `Choose on the dataset's page, or with PUT .../datasets/${dataset} {"scorer": ...}; answers are then scored again.`;
}
