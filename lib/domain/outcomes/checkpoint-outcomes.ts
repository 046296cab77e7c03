import { type Outcome, outcomes } from "@/lib/domain/outcomes/outcomes";
import type { Counts } from "@/lib/domain/rates/rates";

/**
 * One checkpoint of a split: one Outcome (one byte) per example, unpacked. A list of these holds the
 * same examples in the same order at every checkpoint and is sorted by step.
 */
export type CheckpointOutcomes = { step: number; epoch: number | null; outcomes: Uint8Array };

/** Evaluated, correct and abstained examples of one checkpoint; not evaluated ones are left out. */
export function countOutcomes(unpacked: Uint8Array): Counts {
  // Asked of millions of outcomes at once: a tally by code takes a tenth of what a comparison each does.
  const tally = new Uint32Array(4);
  for (let i = 0; i < unpacked.length; i++) {
    const outcome = unpacked[i] ?? outcomes.notEvaluated;
    tally[outcome] = (tally[outcome] ?? 0) + 1;
  }
  const countOf = (outcome: Outcome) => tally[outcome] ?? 0;
  const total = unpacked.length - countOf(outcomes.notEvaluated);
  return { total, correct: countOf(outcomes.correct), abstained: countOf(outcomes.abstained) };
}

export type PairedOutcomes = { total: number; lost: number; gained: number; bothCorrect: number };

/**
 * The same examples at two checkpoints. Only those evaluated at both count (total): lost = correct,
 * then incorrect or abstained; gained = the reverse (b and g of SCIENCE.md section 5).
 * A vector that ends early counts as not evaluated from there.
 */
export function pairOutcomes(before: Uint8Array, after: Uint8Array): PairedOutcomes {
  const pairs = { total: 0, lost: 0, gained: 0, bothCorrect: 0 };
  const length = Math.min(before.length, after.length);
  for (let i = 0; i < length; i++) {
    if (before[i] === outcomes.notEvaluated || after[i] === outcomes.notEvaluated) continue;
    const wasCorrect = before[i] === outcomes.correct;
    const isCorrect = after[i] === outcomes.correct;
    pairs.total++;
    if (wasCorrect && isCorrect) pairs.bothCorrect++;
    else if (wasCorrect) pairs.lost++;
    else if (isCorrect) pairs.gained++;
  }
  return pairs;
}
