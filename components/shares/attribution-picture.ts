import type { TablePicture } from "@/components/charts/picture-model";
import { pointsText } from "@/components/comparisons/curves/points-text";
import { formatEpoch, formatPercent } from "@/lib/format";
import type { SharedAttribution } from "@/lib/shares/comparison-parts";
import type { SharedComparisonContent } from "@/lib/shares/shared-view";

const columns = [
  { title: "Run" },
  { title: "Due to new knowledge", isNumeric: true },
  { title: "Lost", isNumeric: true },
  { title: "Control lost too", isNumeric: true },
];

const unsigned = (points: number) => pointsText(points).replace("+", "");

/** Causal words only where the interval against a control allows them (SCIENCE.md section 8). */
function dueCell({ points, low, high }: SharedAttribution) {
  const isTold = (low ?? 0) > 0;
  const range = `${unsigned(low ?? 0)} to ${unsigned(high ?? 0)}`;
  return isTold
    ? { text: unsigned(points), note: range, isStrong: true }
    : { text: unsigned(points), note: `${range}, not told from its control` };
}

/** How much of each fall its control did not have too; null where no run has a control to hold against it. */
export function attributionPicture({
  attributions,
  runs,
}: SharedComparisonContent): TablePicture | null {
  const found = attributions ?? [];
  if (found.length === 0) return null;
  const runOf = new Map(runs.map((run) => [run.id, run]));
  const rows = found.map((attribution) => ({
    attribution,
    name: runOf.get(attribution.id)?.label ?? "",
    share: runOf.get(attribution.id)?.unknownShare ?? null,
    control: runOf.get(attribution.control ?? "")?.label ?? "a control run",
  }));
  return {
    kind: "table",
    title: "How much of the fall is due to new knowledge",
    howToRead:
      "Points of accuracy lost since the best checkpoint; what the same training without new facts lost too is not due to them",
    summary: "",
    note: "",
    emptyReason: null,
    table: {
      columns,
      rows: rows.map(({ attribution, name, share, control }) => ({
        key: attribution.id,
        cells: [
          {
            ...{ text: name, isStrong: true },
            ...(share === null ? {} : { note: `${formatPercent(share, 0)} new` }),
          },
          dueCell(attribution),
          {
            text: unsigned(attribution.runFall),
            note: `by ${formatEpoch(attribution.epoch, attribution.step)}`,
          },
          { text: unsigned(attribution.controlFall), note: control },
        ],
      })),
    },
    records: {
      head: ["run", "unknownShare", "lost", "control", "controlLost", "due", "low", "high"],
      rows: rows.map(({ attribution, name, share, control }) => {
        const { runFall, controlFall, points, low, high } = attribution;
        return [name, share, runFall, control, controlFall, points, low, high];
      }),
    },
  };
}
