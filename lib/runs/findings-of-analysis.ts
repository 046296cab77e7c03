import type { Analysis } from "@/lib/domain/analysis";
import type { AttributableLoss } from "@/lib/domain/attribution";
import { type Finding, findingText } from "@/lib/domain/finding-words";
import { type FindingsInput, findingsOf } from "@/lib/domain/findings";

type Named = { step: number; epoch: number | null };

/** The sentences of an analysis; epochs are named where every checkpoint has one, else steps. */
export function findingsOfAnalysis(
  analysis: Analysis,
  control: { name: string; loss: AttributableLoss } | null,
  hasUnknown: boolean | null,
): Finding[] {
  const { best, last, onset, recommended } = analysis;
  const unit = [best, last].every((figure) => figure === null || figure.epoch !== null)
    ? "epoch"
    : "step";
  const at = (named: Named) => (unit === "epoch" ? (named.epoch ?? named.step) : named.step);
  const estimate = onset.estimate?.unit === unit ? onset.estimate : null;
  const input: FindingsInput = {
    population: analysis.population,
    unit,
    checkpoints: analysis.checkpoints,
    best: best && { at: at(best), ...best },
    last: last && { at: at(last), ...last },
    isPaired: analysis.paired,
    alarm: onset.alarm && { at: at(onset.alarm), referenceAt: at(onset.alarm.reference) },
    estimate: estimate && { at: estimate.epoch, ...estimate },
    recommended: recommended && {
      at: at(recommended),
      isBase: recommended.step === 0,
      isBest: recommended.step === best?.step,
      accuracyGivenUp: recommended.givenUp,
      unknownFitted: recommended.unknownFitted,
      unknownFittedAtBest: analysis.unknownFittedAtBest,
    },
    hasUnknown,
    attributable: control && { ...control.loss, controlName: control.name },
    minimumDetectableDrop:
      analysis.minimumDetectableDrop === null ? null : analysis.minimumDetectableDrop / 100,
  };
  return findingsOf(input);
}

/** Why this checkpoint: the sentence of the recommendation, or what the choice rests on. */
export function recommendationReason(analysis: Analysis, findings: readonly Finding[]): string {
  const sentence = findings.find(({ kind }) => kind === "recommendation");
  if (sentence) return findingText(sentence);
  const basis = analysis.recommended?.basis;
  if (basis === "counts-only")
    return "The checkpoint with the highest accuracy; only totals are known.";
  return "The checkpoint with the most right answers.";
}
