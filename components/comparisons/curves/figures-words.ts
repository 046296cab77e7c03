import type { TablePicture } from "@/components/charts/picture-model";
import type { DrawnCell } from "@/components/charts/table-model";
import { pointsRange, pointsWords } from "@/components/comparisons/curves/points-words";
import type { RunModel } from "@/lib/comparisons/curves/curves-model";
import { formatEpoch, formatInterval, formatPercent } from "@/lib/format";

const nothing: DrawnCell = { text: "–" };

function figureCell(figure: RunModel["best"]): DrawnCell {
  if (figure === null) return nothing;
  const { accuracy, low, high, epoch, step } = figure;
  const interval = low === null || high === null ? [] : [formatInterval(low, high)];
  return {
    text: formatPercent(accuracy),
    note: [...interval, formatEpoch(epoch, step)].join(", "),
  };
}

function changeCell({ drop }: RunModel): DrawnCell {
  if (drop === null) return nothing;
  const { points, low, high } = drop;
  const text = pointsWords(-points);
  return low === null || high === null ? { text } : { text, note: pointsRange(-high, -low) };
}

const columns = [
  { title: "Run" },
  ...["Best", "Last", "Change", "Recommended"].map((title) => ({ title, isNumeric: true })),
];

const head = [
  ...["run", "unknownShare", "bestStep", "best", "bestLow", "bestHigh"],
  ...["lastStep", "last", "lastLow", "lastHigh", "change", "changeLow", "changeHigh"],
  "recommendedStep",
];

const figureRow = (figure: RunModel["best"]) => [
  ...[figure?.step ?? null, figure?.accuracy ?? null, figure?.low ?? null, figure?.high ?? null],
];

/** Best and last checkpoint of each run, what it lost between, and which one to use; null without a run. */
export function figuresPicture(runs: readonly RunModel[]): TablePicture | null {
  if (runs.length === 0) return null;
  return {
    ...{ kind: "table", title: "Run by run", summary: "", note: "", emptyReason: null },
    howToRead:
      "Accuracy with its 95 % interval and its checkpoint; changes in points, paired where answers are known",
    table: {
      columns,
      rows: runs.map((run) => {
        const { id, label, unknownShare, best, last, recommended } = run;
        const share =
          unknownShare === null ? {} : { note: `${formatPercent(unknownShare, 0)} new` };
        const use = recommended
          ? { text: formatEpoch(recommended.epoch, recommended.step) }
          : nothing;
        const name = { text: label, isStrong: true, ...share };
        return { key: id, cells: [name, figureCell(best), figureCell(last), changeCell(run), use] };
      }),
    },
    records: {
      head,
      rows: runs.map(({ label, unknownShare, best, last, drop, recommended }) => [
        ...[label, unknownShare, ...figureRow(best), ...figureRow(last)],
        ...[drop && -drop.points, drop?.high == null ? null : -drop.high],
        ...[drop?.low == null ? null : -drop.low, recommended?.step ?? null],
      ]),
    },
  };
}
