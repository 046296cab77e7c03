import type { Analysis } from "@/lib/domain/analysis";
import { type Finding, findingText } from "@/lib/domain/findings/finding-words";
import { findingsOf } from "@/lib/domain/findings/findings";
import type { FindingsInput, FoundAttribution } from "@/lib/domain/findings/findings-input";
import { rateFindings } from "@/lib/domain/rates/rate-findings";
import type { Counts } from "@/lib/domain/rates/rates";
import type { RunAttribution } from "./attribution-of";

type Named = { step: number; epoch: number | null };

/** The sentences of an analysis; epochs are named where every checkpoint has one, else steps. */
export function findingsOfAnalysis(
  analysis: Analysis,
  known: {
    control: RunAttribution | null;
    hasUnknown: boolean | null;
    openSets: number;
  },
): Finding[] {
  const { control, hasUnknown, openSets } = known;
  const { best, last, onset, recommended, choices } = analysis;
  const unit = onset.estimate?.unit ?? unitOf([best, last]);
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
  const range = ({ from, to }: { from: Named; to: Named }) => ({ from: at(from), to: at(to) });
  const { alarm } = onset;
  const input: FindingsInput = {
    population: analysis.population,
    unit,
    checkpoints: analysis.eligible,
    evaluated: analysis.checkpoints,
    best: best && { at: at(best), ...countsIn(best) },
    last: last && { at: at(last), ...countsIn(last) },
    isPaired: analysis.paired,
    alarm: alarm && {
      ...alarm,
      at: at(alarm),
      before: range(alarm.before),
      after: range(alarm.after),
    },
    lastIsLower: onset.lastIsLower,
    estimate: onset.estimate,
    fall: analysis.drop && {
      loss: analysis.drop.points / 100,
      compared: analysis.drop.compared,
    },
    isBelowBase: isBelowBase(analysis),
    recommended: recommended && {
      at: at(recommended),
      isBase: recommended.step === 0,
      unknownFitted: recommended.unknownFitted,
      optimism: recommended.optimism,
    },
    furthest: choices.furthest && { ...choices.furthest, at: at(choices.furthest) },
    hasUnknown,
    attributable: control && attributedIn(control, at),
    detectableFall: analysis.detectableDrop,
    hasPower: analysis.hasPower,
    examplesNeeded: analysis.examplesNeeded,
  };
  return findingsOf(input);
}

function attributedIn(control: RunAttribution, at: (named: Named) => number): FoundAttribution {
  const { loss, low, high, runFall } = control.loss;
  const { slug, name, question, seeds } = control;
  const about = { control: { run: slug, name }, question, seeds, at: at(control.at) };
  return { loss, low, high, runFall, ...about };
}

function countsIn({ total, correct, abstained }: NonNullable<Analysis["best"]>): Counts {
  return { total: total ?? 0, correct: correct ?? 0, abstained: abstained ?? 0 };
}

function unitOf(figures: readonly (Named | null)[]): "epoch" | "step" {
  return figures.every((figure) => figure === null || figure.epoch !== null) ? "epoch" : "step";
}

const significant = 0.05;

function isBelowBase({ belowBase }: Analysis): boolean {
  return belowBase !== null && belowBase.lost > belowBase.gained && belowBase.pValue < significant;
}

/** Why this checkpoint: the sentence of the recommendation, or what the choice rests on. */
export function recommendationReason(analysis: Analysis, findings: readonly Finding[]): string {
  const sentence = findings.find(({ kind }) => kind === "recommendation");
  if (sentence) return findingText(sentence);
  return analysis.paired
    ? "The checkpoint with the most right answers."
    : "The checkpoint with the highest accuracy; only totals are known.";
}
