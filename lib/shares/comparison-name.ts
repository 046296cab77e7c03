import type { SharedComparisonContent } from "./shared-view";

type Named = Pick<SharedComparisonContent, "runs" | "groups">;

/** As the comparison page calls itself; groups by their number, since none of their runs is told. */
export function comparisonName({ runs, groups }: Named): string {
  const [group, ...more] = groups ?? [];
  if (group) return more.length === 0 ? group.label : `${more.length + 1} groups of runs`;
  const [run] = runs;
  if (run && runs.length === 1) return run.label;
  const shares = new Set(runs.map(({ unknownShare }) => unknownShare));
  return shares.size === runs.length && !shares.has(null)
    ? `${runs.length} shares of new facts`
    : `${runs.length} runs compared`;
}
