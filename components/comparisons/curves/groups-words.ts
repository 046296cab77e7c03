import type { TablePicture } from "@/components/charts/picture-model";
import { groupPlaceWords } from "@/components/comparisons/curves/curves-words";
import { signedPoints } from "@/components/comparisons/curves/points-words";
import type { CurvesModel } from "@/lib/comparisons/comparison-model";
import type { BandPoint, GroupModel } from "@/lib/comparisons/curves/curves-model";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { capitalise, formatInterval, formatPercent } from "@/lib/format";

/** The best place of the mean and the last one; null for a group without a value in sight. */
function endsOf({ points }: GroupModel, higherIsBetter: boolean) {
  const last = points.at(-1);
  const isBetter = (a: BandPoint, b: BandPoint) =>
    higherIsBetter ? a.mean > b.mean : a.mean < b.mean;
  const best = points.reduce<BandPoint | undefined>(
    (found, point) => (found === undefined || isBetter(point, found) ? point : found),
    undefined,
  );
  return best && last ? { best, last } : null;
}

/** Best and last of each group's mean, with its lowest and highest run; null where nothing is grouped. */
export function groupsPicture({ groups, rate, x }: CurvesModel): TablePicture | null {
  if (!groups || groups.length === 0) return null;
  const { higherIsBetter, label } = rateDefinition(rate);
  const best = ({ mean, x: place }: BandPoint) => {
    return { text: formatPercent(mean), note: groupPlaceWords(x, place) };
  };
  const last = ({ mean, low, high, runs }: BandPoint) => {
    return { text: formatPercent(mean), ...(runs > 1 ? { note: formatInterval(low, high) } : {}) };
  };
  const rows = groups.map((group) => ({ group, ends: endsOf(group, higherIsBetter) }));
  const nothing = { text: "–" };
  return {
    kind: "table",
    title: "Group by group",
    howToRead: `${capitalise(label)}: mean of the runs of a group; below the last from its lowest to its highest run`,
    summary: "",
    note: "",
    emptyReason: null,
    table: {
      columns: [
        { title: "Group" },
        ...["Best", "Last", "Change"].map((title) => ({ title, isNumeric: true })),
      ],
      rows: rows.map(({ group, ends }) => ({
        key: group.id,
        cells: [
          { text: group.label, isStrong: true },
          ends ? best(ends.best) : nothing,
          ends ? last(ends.last) : nothing,
          ends ? { text: signedPoints((ends.last.mean - ends.best.mean) * 100) } : nothing,
        ],
      })),
    },
    records: {
      head: ["group", "runs", "best", "bestLow", "bestHigh", "last", "lastLow", "lastHigh"],
      rows: rows.map(({ group, ends }) => [
        ...[group.label, group.runs],
        ...[ends?.best.mean ?? null, ends?.best.low ?? null, ends?.best.high ?? null],
        ...[ends?.last.mean ?? null, ends?.last.low ?? null, ends?.last.high ?? null],
      ]),
    },
  };
}
