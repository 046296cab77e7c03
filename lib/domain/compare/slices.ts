import { pairOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { mcnemar, type PairedDifference, pairedDifference } from "@/lib/domain/stats/mcnemar";
import { benjaminiHochberg } from "@/lib/domain/stats/multiplicity";

/** Training examples of a slice, and how many of them are Unknown. */
export type SliceTraining = { total: number; unknown: number };

export type SliceChange = {
  slice: string;
  /** Examples evaluated at both checkpoints; the accuracies are over these. */
  total: number;
  bestAccuracy: number | null;
  lastAccuracy: number | null;
  lost: number;
  gained: number;
  change: PairedDifference | null;
  pValue: number;
  adjustedPValue: number;
  trainingExamples: number;
  unknownShare: number | null;
  isWhollyUnknown: boolean;
};

function positionsBySlice(sliceOf: readonly (string | null)[]): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  for (const [position, slice] of sliceOf.entries()) {
    if (slice === null) continue;
    const found = positions.get(slice);
    if (found) found.push(position);
    else positions.set(slice, [position]);
  }
  return positions;
}

function pick(unpacked: Uint8Array, positions: readonly number[]): Uint8Array {
  return Uint8Array.from(positions, (position) => unpacked[position] ?? 0);
}

/**
 * Where it hurts: every slice (a relation, any attribute) at the best and the last checkpoint, paired.
 * Two-sided McNemar p, adjusted over the slices by Benjamini and Hochberg; change is last minus best
 * with its 95 % interval. A slice whose training examples are all Unknown is marked, because a wholly
 * unfamiliar kind of knowledge hurts most (SCIENCE.md section 10). sliceOf holds the slice of each
 * example (null: none). Largest fall first, then by name.
 */
export function compareSlices(question: {
  sliceOf: readonly (string | null)[];
  best: Uint8Array;
  last: Uint8Array;
  training: ReadonlyMap<string, SliceTraining>;
}): SliceChange[] {
  const slices = [...positionsBySlice(question.sliceOf)].map(([slice, positions]) => {
    const pairs = pairOutcomes(pick(question.best, positions), pick(question.last, positions));
    const training = question.training.get(slice) ?? { total: 0, unknown: 0 };
    const { total, lost, gained, bothCorrect } = pairs;
    return {
      slice,
      total,
      bestAccuracy: total > 0 ? (bothCorrect + lost) / total : null,
      lastAccuracy: total > 0 ? (bothCorrect + gained) / total : null,
      lost,
      gained,
      change: pairedDifference(pairs),
      pValue: mcnemar(pairs).twoSided,
      trainingExamples: training.total,
      unknownShare: training.total > 0 ? training.unknown / training.total : null,
      isWhollyUnknown: training.total > 0 && training.unknown === training.total,
    };
  });
  const adjusted = benjaminiHochberg(slices.map((slice) => slice.pValue));
  return slices
    .map((slice, k) => ({ ...slice, adjustedPValue: adjusted[k] ?? 1 }))
    .sort((a, b) => fallOf(b) - fallOf(a) || (a.slice < b.slice ? -1 : 1));
}

function fallOf(slice: { lost: number; gained: number; total: number }): number {
  return slice.total > 0 ? (slice.lost - slice.gained) / slice.total : Number.NEGATIVE_INFINITY;
}
