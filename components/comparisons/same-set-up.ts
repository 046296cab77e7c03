import type { ComparedRun, ComparisonAnswer } from "@/lib/comparisons/comparison-schema";

type Compared = Pick<ComparisonAnswer, "runs" | "differences" | "baseline">;
type Difference = Compared["differences"][number];

const seedName = /(^|[._-])seed$/i;
const nearlyEqual = (a: number, b: number) => Math.abs(a - b) < 1e-3;

/** A setting that only states the Unknown share of every run, as a ratio or in percent. */
function statesTheMix({ values }: Difference, runs: readonly ComparedRun[]): boolean {
  return runs.every(({ unknownShare }, k) => {
    const value = values[k];
    if (typeof value !== "number" || unknownShare === null) return false;
    return nearlyEqual(value, unknownShare) || nearlyEqual(value, unknownShare * 100);
  });
}

/**
 * The runs that differ from the baseline in the mix of their training set and in seeds only: across
 * other rates or treatments, accuracy by Unknown share would mix causes. All runs where that leaves
 * fewer than two shares.
 */
export function sameSetUp({ runs, differences, baseline }: Compared): {
  runs: readonly ComparedRun[];
  leftOut: number;
} {
  const plain = runs.filter(({ relabelledUnknown }) => !relabelledUnknown);
  const at = runs.findIndex(({ run }) => run === baseline);
  const settings = differences.filter((difference) => {
    if (seedName.test(difference.setting)) return false;
    const own = plain.map((run) => difference.values[runs.indexOf(run)] ?? null);
    return (
      !statesTheMix({ ...difference, values: own }, plain) && !/^unknown/i.test(difference.setting)
    );
  });
  const alike = plain.filter((run) => {
    const index = runs.indexOf(run);
    return settings.every(({ values }) => (values[index] ?? null) === (values[at] ?? null));
  });
  const shares = new Set(alike.flatMap(({ unknownShare }) => unknownShare ?? []));
  const shown = shares.size > 1 ? alike : plain;
  return { runs: shown, leftOut: runs.length - shown.length };
}
