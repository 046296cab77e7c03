import { logCoinTail } from "@/lib/domain/stats/coin-tail";

export type Flips = { lost: number; gained: number };
export type McNemarTest = { decline: number; improvement: number; twoSided: number };

/** ln of the one-sided p-value for a decline: comparable even where the p-value itself underflows to 0. */
export function logDeclineP(flips: Flips): number {
  return logCoinTail(flips.lost, flips.lost + flips.gained) ?? 0;
}

/**
 * Exact McNemar test on examples evaluated twice (SCIENCE.md section 5). lost = correct then not,
 * gained = the reverse; without a change X ~ Bin(lost + gained, 1/2). decline = P(X >= lost),
 * improvement = P(X >= gained), twoSided = min(1, 2 min of both). No flips: all are 1.
 */
export function mcnemar(flips: Flips): McNemarTest {
  const decline = Math.exp(logDeclineP(flips));
  const improvement = Math.exp(logDeclineP({ lost: flips.gained, gained: flips.lost }));
  return { decline, improvement, twoSided: Math.min(1, 2 * Math.min(decline, improvement)) };
}

export type PairedDifference = {
  difference: number;
  standardError: number;
  low: number;
  high: number;
};

/** Two-sided 95 % point of the normal distribution. */
const z95 = 1.959963984540054;

/**
 * Change of accuracy on the same examples, a ratio: (gained - lost) / total, negative for a fall, with
 * SE = sqrt((lost + gained)/total - difference^2) / sqrt(total - 1) and its 95 % normal interval, cut to
 * [-1, 1] (SCIENCE.md section 5). Null with fewer than two examples evaluated at both.
 */
export function pairedDifference(pairs: Flips & { total: number }): PairedDifference | null {
  if (!(pairs.total > 1)) return null;
  const difference = (pairs.gained - pairs.lost) / pairs.total;
  const spread = (pairs.lost + pairs.gained) / pairs.total - difference ** 2;
  const standardError = Math.sqrt(Math.max(0, spread)) / Math.sqrt(pairs.total - 1);
  const reach = z95 * standardError;
  return {
    difference,
    standardError,
    low: Math.max(-1, difference - reach),
    high: Math.min(1, difference + reach),
  };
}
