import { type Outcome, outcomes } from "@/lib/domain/outcomes/outcomes";
import { type Counts, newcombe } from "@/lib/domain/rates/rates";
import { type PairedDifference, pairedDifference } from "@/lib/domain/stats/mcnemar";

export type RemedyChange = Pick<PairedDifference, "difference" | "low" | "high">;

/** Ratios of questions, treated minus untreated: below zero are fewer. Null where it cannot be estimated. */
export type RemedyEffect = {
  total: number;
  wrong: RemedyChange | null;
  correct: RemedyChange | null;
  isPaired: boolean;
};

/** How often an outcome came and went from one run to the other, on examples evaluated in both. */
function flipsOf(before: Uint8Array, after: Uint8Array, outcome: Outcome) {
  const flips = { total: 0, lost: 0, gained: 0 };
  const length = Math.min(before.length, after.length);
  for (let i = 0; i < length; i++) {
    if (before[i] === outcomes.notEvaluated || after[i] === outcomes.notEvaluated) continue;
    const [had, has] = [before[i] === outcome, after[i] === outcome];
    flips.total++;
    if (had && !has) flips.lost++;
    else if (has && !had) flips.gained++;
  }
  return flips;
}

/**
 * What a remedy did to the share of wrong answers given and to the share of right ones, on the same
 * questions: treated minus untreated with a paired 95 % interval (SCIENCE.md section 5). Both, because
 * a model that abstains from everything is never wrong. Outcomes are unpacked over the same examples in
 * the same order; changes are null with fewer than two evaluated in both.
 */
export function remedyEffect(untreated: Uint8Array, treated: Uint8Array): RemedyEffect {
  const wrong = flipsOf(untreated, treated, outcomes.incorrect);
  const correct = flipsOf(untreated, treated, outcomes.correct);
  return {
    total: wrong.total,
    wrong: pairedDifference(wrong),
    correct: pairedDifference(correct),
    isPaired: true,
  };
}

/** The same from counts alone: Newcombe's interval, unpaired and therefore wider. */
export function unpairedRemedyEffect(untreated: Counts, treated: Counts): RemedyEffect {
  const change = (countOf: (counts: Counts) => number): RemedyChange | null => {
    const side = (counts: Counts) => ({ successes: countOf(counts), total: counts.total });
    const interval = newcombe(side(treated), side(untreated));
    if (interval === null) return null;
    const difference = countOf(treated) / treated.total - countOf(untreated) / untreated.total;
    return { difference, ...interval };
  };
  return {
    total: Math.min(untreated.total, treated.total),
    wrong: change(({ total, correct, abstained }) => total - correct - abstained),
    correct: change(({ correct }) => correct),
    isPaired: false,
  };
}
