import { poissonBinomialRange } from "@/lib/domain/stats/poisson-binomial";
import type { KnowledgeCategory } from "./knowledge";
import type { DrawCounts } from "./label-draws";
import { densityOf, integralOf, likelihoodOf, type OpenPrior } from "./label-prior";

/** Chance of each label were the fact asked again, with as many draws. */
export type RedrawChances = Record<KnowledgeCategory, number>;

/**
 * What a fact would be labelled if it were asked again, given what it answered (SCIENCE.md section 12): the posterior
 * of its success under the dataset's prior, then the label of as many new draws.
 */
export function redrawChances(draws: DrawCounts, open: OpenPrior): RedrawChances {
  const { prior, powers } = open;
  const { greedy, correctGreedy, sampled, correctSampled } = draws;
  const never = correctGreedy + correctSampled === 0 ? prior.zero : 0;
  const own = likelihoodOf(draws, powers);
  const evidence = never + (1 - prior.zero) * integralOf(own, open);
  const again = (counts: DrawCounts) => {
    const next = densityOf(counts, open);
    let sum = 0;
    for (let k = 0; k < own.length; k++) sum += (own[k] ?? 0) * (next[k] ?? 0);
    return ((1 - prior.zero) * sum) / evidence;
  };
  const none = { greedy: 0, correctGreedy: 0, sampled: 0, correctSampled: 0 };
  const noGreedy = again({ ...none, greedy });
  const highly = greedy === 0 ? 0 : again({ ...none, greedy, correctGreedy: greedy });
  const unknown = again({ ...none, greedy, sampled });
  return {
    HighlyKnown: highly,
    MaybeKnown: Math.max(0, again(none) - highly - noGreedy),
    WeaklyKnown: Math.max(0, noGreedy - unknown),
    Unknown: unknown + never / evidence,
  };
}

export type ShareInterval = { facts: number; expected: number; low: number; high: number };

/** The share of a label among facts asked again, by the chance of each to get it, with its exact 95 % interval; null without a fact. */
export function redrawnShare(chances: readonly number[]): ShareInterval | null {
  const range = poissonBinomialRange(chances.map((chance) => Math.min(1, Math.max(0, chance))));
  if (range === null) return null;
  const facts = chances.length;
  const expected = chances.reduce((sum, chance) => sum + chance, 0) / facts;
  return { facts, expected, low: range.low / facts, high: range.high / facts };
}
