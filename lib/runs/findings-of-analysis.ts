import type { Analysis } from "@/lib/domain/analysis";
import type { AttributableLoss } from "@/lib/domain/attribution";
import { type Finding, findingText } from "@/lib/domain/finding-words";
import { type FindingsInput, findingsOf } from "@/lib/domain/findings";
import { rateFindings } from "@/lib/domain/rate-findings";
import type { Counts } from "@/lib/domain/rates";

type Named = { step: number; epoch: number | null };

/** The sentences of an analysis; epochs are named where every checkpoint has one, else steps. */
export function findingsOfAnalysis(
  analysis: Analysis,
  known: {
    control: { name: string; loss: AttributableLoss } | null;
    hasUnknown: boolean | null;
    openSets: number;
  },
): Finding[] {
  const { control, hasUnknown, openSets } = known;
  const { best, last, onset, recommended } = analysis;
  const unit = [best, last].every((figure) => figure === null || figure.epoch !== null)
    ? "epoch"
    : "step";
  const at = (named: Named) => (unit === "epoch" ? (named.epoch ?? named.step) : named.step);
  if (analysis.basis === "rates" || (best === null && openSets > 0)) {
    const rated = (figure: Analysis["best"]) =>
      figure && { at: at(figure), accuracy: figure.accuracy };
    const { population, checkpoints } = analysis;
    const isVouched = best !== null && best.low !== null;
    return rateFindings({
      ...{ population, unit, checkpoints, openSets, isVouched },
      best: rated(best),
      last: rated(last),
    });
  }
  const estimate = onset.estimate?.unit === unit ? onset.estimate : null;
  const input: FindingsInput = {
    population: analysis.population,
    unit,
    checkpoints: analysis.checkpoints,
    best: best && { at: at(best), ...countsIn(best) },
    last: last && { at: at(last), ...countsIn(last) },
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

function countsIn({ total, correct, abstained }: NonNullable<Analysis["best"]>): Counts {
  return { total: total ?? 0, correct: correct ?? 0, abstained: abstained ?? 0 };
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
