import { plain, type Segments, strong } from "@/components/shares/segments";
import { formatEpoch, formatPercent } from "@/lib/format";
import type { SharedComparisonContent } from "@/lib/shares/shared-view";

/** What a lead can repeat of several runs: who holds most at the end, who least, and at which checkpoint. No cause is claimed. */
export function comparisonFindings({ runs, split }: SharedComparisonContent): readonly Segments[] {
  const measured = runs.flatMap(({ label, last }) => (last ? [{ label, last }] : []));
  const sorted = measured.toSorted((a, b) => b.last.accuracy - a.last.accuracy);
  const [most, least] = [sorted.at(0), sorted.at(-1)];
  if (!most || !least) return [[plain("No held-out split was evaluated in these runs yet.")]];
  const at = ({ last }: typeof most) => formatEpoch(last.epoch, last.step);
  const first = [
    strong(most.label),
    plain(
      ` ends at ${formatPercent(most.last.accuracy)} on ${split ?? "held-out examples"} (${at(most)})`,
    ),
  ];
  if (most === least) return [[...first, plain(".")]];
  return [
    [
      ...first,
      plain(", the most of these runs; "),
      strong(least.label),
      plain(` ends at ${formatPercent(least.last.accuracy)} (${at(least)}), the least.`),
    ],
  ];
}
