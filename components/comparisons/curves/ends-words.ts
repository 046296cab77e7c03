import { groupPlaceWords } from "@/components/comparisons/curves/curves-words";
import { plain, type Segments } from "@/components/exports/segments";
import type { CurvesModel } from "@/lib/comparisons/comparison-model";
import { strong } from "@/lib/domain/findings/finding-words";
import { formatEpoch, formatPercent } from "@/lib/format";

type End = { label: string; accuracy: number; at: string };

/** Where each line ends; of groups their means. */
function endsOf({ runs, groups, x }: CurvesModel): readonly End[] {
  if (!groups)
    return runs.flatMap(({ label, last }) =>
      last ? [{ label, accuracy: last.accuracy, at: formatEpoch(last.epoch, last.step) }] : [],
    );
  return groups.flatMap(({ label, points }) => {
    const last = points.at(-1);
    if (last === undefined) return [];
    return [{ label, accuracy: last.mean, at: groupPlaceWords(x, last.x) }];
  });
}

/** What a lead can repeat of several runs or groups: who holds most at the end, who least, and at which checkpoint. No cause is claimed. */
export function endsFindings(content: CurvesModel): readonly Segments[] {
  const { split, groups, rate } = content;
  // The mean of a group is that of the rate on the picture, and who holds most is said of accuracy.
  if (groups && rate !== "accuracy") return [];
  const sorted = endsOf(content).toSorted((a, b) => b.accuracy - a.accuracy);
  const [most, least] = [sorted.at(0), sorted.at(-1)];
  if (!most || !least) return [[plain("No held-out split was evaluated in these runs yet.")]];
  const of = groups ? "groups" : "runs";
  const where = split ?? "held-out examples";
  if (sorted.length > 1 && formatPercent(most.accuracy) === formatPercent(least.accuracy))
    return [[plain(`All ${of} end at ${formatPercent(most.accuracy)} on ${where}.`)]];
  const first = [
    strong(most.label),
    plain(` ends at ${formatPercent(most.accuracy)} on ${where} (${most.at})`),
  ];
  if (most === least) return [[...first, plain(".")]];
  return [
    [
      ...first,
      plain(`, the most of these ${of}; `),
      strong(least.label),
      plain(` ends at ${formatPercent(least.accuracy)} (${least.at}), the least.`),
    ],
  ];
}
