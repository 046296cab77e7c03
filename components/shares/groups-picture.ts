import type { TablePicture } from "@/components/charts/picture-model";
import { pointsText } from "@/components/comparisons/curves/points-text";
import { capitalise } from "@/components/runs/page/population-words";
import { sharedX } from "@/components/shares/curve-points";
import { placeWords } from "@/components/shares/group-lines";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { formatInterval, formatPercent } from "@/lib/format";
import type { SharedBandPoint, SharedGroup } from "@/lib/shares/comparison-parts";
import type { SharedComparisonContent } from "@/lib/shares/shared-view";

/** The best place of the mean and the last one; null for a group without a value in sight. */
function endsOf({ points }: SharedGroup, higherIsBetter: boolean) {
  const last = points.at(-1);
  const isBetter = (a: SharedBandPoint, b: SharedBandPoint) =>
    higherIsBetter ? a.mean > b.mean : a.mean < b.mean;
  const best = points.reduce<SharedBandPoint | undefined>(
    (found, point) => (found === undefined || isBetter(point, found) ? point : found),
    undefined,
  );
  return best && last ? { best, last } : null;
}

/** Best and last of each group's mean, with its lowest and highest run; null where nothing is grouped. */
export function groupsPicture({ groups, rate, x }: SharedComparisonContent): TablePicture | null {
  if (!groups || groups.length === 0) return null;
  const { higherIsBetter, label } = rateDefinition(rate);
  const { axis } = sharedX(x, []);
  const best = ({ mean, x: place }: SharedBandPoint) => {
    return { text: formatPercent(mean), note: placeWords(place, axis).toLowerCase() };
  };
  const last = ({ mean, low, high, runs }: SharedBandPoint) => {
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
          ends ? { text: pointsText((ends.last.mean - ends.best.mean) * 100) } : nothing,
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
