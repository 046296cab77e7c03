import { pairOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import { mcnemar, type PairedDifference, pairedDifference } from "@/lib/domain/stats/mcnemar";
import { holm } from "@/lib/domain/stats/multiplicity";

export type RunComparison = {
  /** Examples evaluated in both; 0 means the two cannot be compared. */
  total: number;
  /** Correct in the baseline only, correct in the other run only. */
  lost: number;
  gained: number;
  /** Accuracy of the run minus that of the baseline. */
  difference: PairedDifference | null;
  pValue: number | null;
  adjustedPValue: number | null;
};

/**
 * Several runs against a baseline, each at one checkpoint chosen beforehand (best, last, recommended):
 * exact two-sided McNemar on the examples evaluated in both, Holm over the runs (SCIENCE.md section 5).
 * Outcomes are unpacked over the same examples in the same order. No shared example: nulls, and the run
 * does not count for Holm.
 */
export function compareToBaseline(
  baseline: Uint8Array,
  runs: readonly Uint8Array[],
): RunComparison[] {
  const pairs = runs.map((run) => pairOutcomes(baseline, run));
  const comparable = pairs.filter((pair) => pair.total > 0);
  const adjusted = holm(comparable.map((pair) => mcnemar(pair).twoSided));
  return pairs.map((pair) => {
    const { total, lost, gained } = pair;
    const position = comparable.indexOf(pair);
    const isComparable = position >= 0;
    return {
      total,
      lost,
      gained,
      difference: pairedDifference(pair),
      pValue: isComparable ? mcnemar(pair).twoSided : null,
      adjustedPValue: isComparable ? (adjusted[position] ?? null) : null,
    };
  });
}

/**
 * For each run the positions of the examples that it alone gets right, among those evaluated in every
 * run. Empty lists for fewer than two runs: alone among one says nothing.
 */
export function correctOnlyIn(runs: readonly Uint8Array[]): number[][] {
  const alone = runs.map((): number[] => []);
  if (runs.length < 2) return alone;
  const examples = Math.min(...runs.map((run) => run.length));
  for (let i = 0; i < examples; i++) {
    if (runs.some((run) => run[i] === outcomes.notEvaluated)) continue;
    const right = runs.flatMap((run, k) => (run[i] === outcomes.correct ? [k] : []));
    if (right.length === 1) alone[right[0] ?? 0]?.push(i);
  }
  return alone;
}

export const differenceKinds = ["only", "gained", "lost"] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/**
 * Positions of the examples that tell a run from others, among those evaluated in all: "only" it gets
 * right; "gained", right in it and in none of the others; "lost", right in every other and not in it.
 * Against one other run gained and lost are the two kinds of discordant pairs.
 */
export function differingPositions(
  run: Uint8Array,
  others: readonly Uint8Array[],
  kind: DifferenceKind,
): number[] {
  const found: number[] = [];
  const length = Math.min(run.length, ...others.map((other) => other.length));
  const isRight = kind !== "lost";
  for (let i = 0; i < length; i++) {
    if (run[i] === outcomes.notEvaluated || (run[i] === outcomes.correct) !== isRight) continue;
    if (others.some((other) => other[i] === outcomes.notEvaluated)) continue;
    if (others.every((other) => (other[i] === outcomes.correct) !== isRight)) found.push(i);
  }
  return others.length === 0 ? [] : found;
}
