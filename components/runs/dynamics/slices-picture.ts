import type { TablePicture } from "@/components/charts/picture-model";
import type { DrawnCell } from "@/components/charts/table-model";
import { relationName } from "@/components/runs/dynamics/relation-name";
import {
  changeInterval,
  changeOf,
  differenceWords,
  isFall,
} from "@/components/runs/dynamics/slice-words";
import { checkpointLabel } from "@/components/runs/examples/checkpoint-words";
import { formatCount, formatPercent, formatPValue } from "@/lib/format";
import type { SliceKey } from "@/lib/runs/analysis/slice-order";
import type { Shown } from "@/lib/shares/dynamics-card";
import type { SharedSlice, SlicesCardContent } from "@/lib/shares/dynamics-view";

/** The columns that sort, in their order; behind them stands a pair of bars. */
export function sliceHeads({
  by,
  best,
  last,
}: SlicesCardContent): readonly (readonly [SliceKey, string])[] {
  const isSame = best?.step === last?.step;
  return [
    ["value", by === "relation" ? "Relation" : by],
    ["n", "n"],
    ["best", best ? checkpointLabel(best) : "Best"],
    ["last", last && !isSame ? checkpointLabel(last) : "Last"],
    ["change", "Change"],
    ["p", "Adjusted p"],
    ["unknown", "Unknown in training"],
  ];
}

const withoutUnit = (points: string) => points.replace(" points", "");

/** A slice as the cells of its row. */
export function sliceCells(slice: SharedSlice, by: string): readonly DrawnCell[] {
  const { value, n, best, last, adjustedPValue, unknownShare, whollyUnknown } = slice;
  const name = by === "relation" ? relationName(value) : null;
  const interval = changeInterval(slice);
  return [
    { text: value, isStrong: true, ...(name ? { aside: name } : {}) },
    { text: formatCount(n) },
    { text: formatPercent(best) },
    { text: formatPercent(last) },
    {
      text: withoutUnit(changeOf(slice)),
      ...(interval ? { note: interval } : {}),
      ...(isFall(slice) ? { tone: "bad" as const } : {}),
    },
    { text: formatPValue(adjustedPValue).replace(/^p (= )?/, "") },
    whollyUnknown
      ? { text: "wholly Unknown", tone: "warn" as const }
      : { text: formatPercent(unknownShare, 0) },
    {
      text: `${value}: ${formatPercent(best)} at the best, ${formatPercent(last)} at the last checkpoint`,
      bar: { before: best, after: last },
    },
  ];
}

function howToRead(card: SlicesCardContent): string {
  const { best, last, slices } = card;
  if (!best || !last || slices.length === 0) return "Best against last checkpoint, paired";
  const [from, to] = [best, last].map((at) => checkpointLabel(at).toLowerCase());
  if (from === to) return `The best checkpoint is the last, ${from}: nothing has changed since`;
  return `${from} (best) against ${to} (last), paired; ${differenceWords(card)}`;
}

const head = ["slice", "n", "best", "last", "points", "low", "high", "adjustedP", "unknownShare"];

/** The slices in sight as the run page, a link and a file draw them. */
export function slicesPicture({ card, reason }: Shown<SlicesCardContent>): TablePicture {
  const { by, slices, of } = card;
  const nothing = `No evaluated example of this split has a value of “${by}”.`;
  const columns = sliceHeads(card).map(([key, title]) => ({ title, isNumeric: key !== "value" }));
  return {
    kind: "table",
    title: `Where it hurts: slices by ${by}`,
    howToRead: howToRead(card),
    summary: "",
    note: slices.length < of ? `${slices.length} of ${formatCount(of)} slices.` : "",
    table: {
      columns: [...columns, { title: "" }],
      rows: slices.map((slice) => ({ key: slice.value, cells: sliceCells(slice, by) })),
    },
    emptyReason: reason ?? (slices.length === 0 ? nothing : null),
    records: {
      head,
      rows: slices.map(({ value, n, best, last, drop, adjustedPValue, unknownShare }) => {
        const [low, high] = [drop?.high, drop?.low].map((points) =>
          points == null ? null : -points,
        );
        const change = drop && -drop.points;
        return [
          value,
          n,
          best,
          last,
          change,
          low ?? null,
          high ?? null,
          adjustedPValue,
          unknownShare,
        ];
      }),
    },
  };
}
