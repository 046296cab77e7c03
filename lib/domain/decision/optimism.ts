import { bestIndex } from "@/lib/domain/decision/best-checkpoint";
import type { CheckpointOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { outcomes } from "@/lib/domain/outcomes/outcomes";

/** Ratios. `fresh`: what the best checkpoint would score on fresh questions; `optimism`: how much less that is. */
export type Optimism = { best: number; accuracy: number; fresh: number; optimism: number };

/** Residues that halvings are made of: example i belongs to residue i mod 64. */
const residues = 64;

type Tally = { right: Float64Array; scored: Float64Array };

function tallyOf(marks: Uint8Array): Tally {
  const tally = { right: new Float64Array(residues), scored: new Float64Array(residues) };
  for (let i = 0; i < marks.length; i++) {
    if (marks[i] === outcomes.notEvaluated) continue;
    const residue = i % residues;
    tally.scored[residue] = (tally.scored[residue] ?? 0) + 1;
    if (marks[i] === outcomes.correct) tally.right[residue] = (tally.right[residue] ?? 0) + 1;
  }
  return tally;
}

/** The number of ones in a residue, modulo 2. */
const oddOnes = Uint8Array.from({ length: residues }, (_, value) => {
  let ones = 0;
  for (let bits = value; bits > 0; bits >>= 1) ones ^= bits & 1;
  return ones;
});

type Sum = { right: number; scored: number };

function sumOver(tally: Tally, word: number, half: number): Sum {
  const sum = { right: 0, scored: 0 };
  for (let residue = 0; residue < residues; residue++) {
    if (oddOnes[word & residue] !== half) continue;
    sum.right += tally.right[residue] ?? 0;
    sum.scored += tally.scored[residue] ?? 0;
  }
  return sum;
}

function bestOf(sums: readonly Sum[]): number | null {
  return bestIndex(sums.map(({ right, scored }) => (scored === 0 ? null : right / scored)));
}

/**
 * How much too high the best checkpoint reads, as every maximum does: by 63 fixed halvings the best of one half is
 * scored on the other (SCIENCE.md section 6, `halves`). No random numbers. Null where nothing can be halved.
 */
export function optimismOf(checkpoints: readonly CheckpointOutcomes[]): Optimism | null {
  const tallies = checkpoints.map((checkpoint) => tallyOf(checkpoint.outcomes));
  // Word 0 puts every example into the first half.
  const whole = tallies.map((tally) => sumOver(tally, 0, 0));
  const best = bestOf(whole);
  const chosen = best === null ? undefined : whole[best];
  if (best === null || chosen === undefined) return null;
  const values: number[] = [];
  for (let word = 1; word < residues; word++) {
    const halves = [0, 1].map((half) => tallies.map((tally) => sumOver(tally, word, half)));
    const scored = halves.map((own, half) => {
      const index = bestOf(own);
      const other = halves[1 - half];
      return index === null ? undefined : other?.[index];
    });
    const [first, second] = scored;
    if (!first || !second || first.scored === 0 || second.scored === 0) continue;
    values.push((first.right + second.right) / (first.scored + second.scored));
  }
  if (values.length === 0) return null;
  const fresh = values.reduce((sum, value) => sum + value, 0) / values.length;
  const accuracy = chosen.right / chosen.scored;
  return { best, accuracy, fresh, optimism: Math.max(0, accuracy - fresh) };
}
