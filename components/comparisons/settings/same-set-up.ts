import type { ComparedRun, ComparisonAnswer } from "@/lib/comparisons/comparison-schema";
import { isSeedSetting } from "@/lib/domain/compare/seed-setting";
import { statedShareRatio } from "@/lib/domain/knowledge/stated-share";

type Compared = Pick<ComparisonAnswer, "runs" | "differences" | "baseline">;

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
    if (isSeedSetting(difference.setting)) return false;
    const own = plain.map((run) => difference.values[runs.indexOf(run)]);
    const shares = plain.map(({ unknownShare }) => unknownShare);
    return statedShareRatio(own, shares) < 1 && !/^unknown/i.test(difference.setting);
  });
  const alike = plain.filter((run) => {
    const index = runs.indexOf(run);
    return settings.every(({ values }) => (values[index] ?? null) === (values[at] ?? null));
  });
  const shares = new Set(alike.flatMap(({ unknownShare }) => unknownShare ?? []));
  const shown = shares.size > 1 ? alike : plain;
  return { runs: shown, leftOut: runs.length - shown.length };
}
