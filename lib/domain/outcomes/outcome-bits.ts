import { outcomes } from "@/lib/domain/outcomes/outcomes";
import type { Flips } from "@/lib/domain/stats/mcnemar";

/** One bit an example, 32 a word: whether it was correct, whether it was evaluated. */
export type OutcomeBits = { correct: Int32Array; evaluated: Int32Array };

/** Packs unpacked outcomes into bits, so that every pair of checkpoints can be compared quickly. */
export function toOutcomeBits(unpacked: Uint8Array): OutcomeBits {
  const words = Math.ceil(unpacked.length / 32);
  const correct = new Int32Array(words);
  const evaluated = new Int32Array(words);
  for (let i = 0; i < unpacked.length; i++) {
    const word = i >> 5;
    const bit = 1 << (i & 31);
    if (unpacked[i] !== outcomes.notEvaluated) evaluated[word] = (evaluated[word] ?? 0) | bit;
    if (unpacked[i] === outcomes.correct) correct[word] = (correct[word] ?? 0) | bit;
  }
  return { correct, evaluated };
}

function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The counts of pairOutcomes, word by word: examples evaluated at both, lost and gained. */
export function countFlips(before: OutcomeBits, after: OutcomeBits): Flips & { total: number } {
  const flips = { total: 0, lost: 0, gained: 0 };
  const words = Math.min(before.correct.length, after.correct.length);
  for (let w = 0; w < words; w++) {
    const both = (before.evaluated[w] ?? 0) & (after.evaluated[w] ?? 0);
    const was = before.correct[w] ?? 0;
    const is = after.correct[w] ?? 0;
    flips.total += countBits(both);
    flips.lost += countBits(both & was & ~is);
    flips.gained += countBits(both & is & ~was);
  }
  return flips;
}
