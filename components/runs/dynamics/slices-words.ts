import type { TablePicture } from "@/components/charts/picture-model";
import type { DrawnCell } from "@/components/charts/table-model";
import { type CardWords, plain } from "@/components/exports/segments";
import type { CardDescription } from "@/components/runs/dynamics/card-description";
import { relationName } from "@/components/runs/dynamics/relation-name";
import { checkpointLabel } from "@/components/runs/examples/checkpoint-words";
import { strong } from "@/lib/domain/findings/finding-words";
import { adjustedAlpha } from "@/lib/domain/stats/multiplicity";
import {
  formatCount,
  formatInterval,
  formatPercent,
  formatPoints,
  formatPValue,
} from "@/lib/format";
import type { SliceKey, SliceOrder } from "@/lib/runs/analysis/slice-order";
import type { Shown } from "@/lib/runs/dynamics/about-model";
import type { SliceModel, SlicesModel } from "@/lib/runs/dynamics/dynamics-model";

/** A value of an attribute may be as long as its user likes; in a sentence it may not. */
const longestName = 60;

const rule = "at 5 % after Benjamini-Hochberg";

/** How many slices differ after the adjustment, in words that claim no more than is so. */
export function differenceWords({ differing, of }: Pick<SlicesModel, "differing" | "of">): string {
  if (of === 0) return "";
  if (differing === of) return `all differ ${rule}`;
  if (differing === 0) return `none differs ${rule}`;
  return `${differing} of ${of} ${differing === 1 ? "differs" : "differ"} ${rule}`;
}

/** "P26 (spouse)" */
function nameOf({ value }: SliceModel, by: string): string {
  const name = by === "relation" ? relationName(value) : null;
  const short = value.length > longestName ? `${value.slice(0, longestName - 1)}…` : value;
  return name ? `${short} (${name})` : short;
}

/** "−52.0 points" */
export function sliceChange({ drop }: SliceModel): string {
  return formatPoints(drop && -drop.points / 100);
}

/** "−66.0 to −38.0" */
export function changeInterval({ drop }: SliceModel): string {
  if (drop === null || drop.low === null || drop.high === null) return "";
  return formatInterval(-drop.high / 100, -drop.low / 100);
}

function fallOf({ drop }: SliceModel): number {
  return drop?.points ?? Number.NEGATIVE_INFINITY;
}

/** A loss that is told from chance within the run. */
export function isFall(slice: SliceModel): boolean {
  return slice.adjustedPValue <= adjustedAlpha && fallOf(slice) > 0;
}

/** " of those shown" where a slice out of sight may go further; in this order none can. */
function ofThoseShown({ slices, of, order }: SlicesModel, whole: SliceOrder): string {
  return slices.length === of || order === whole ? "" : " of those shown";
}

function worstWords(card: SlicesModel, worst: SliceModel) {
  const where = ofThoseShown(card, "change");
  const interval = changeInterval(worst);
  const [best, last] = [card.best, card.last].map((at) => at && checkpointLabel(at).toLowerCase());
  return [
    strong(`${nameOf(worst, card.by)} lost most${where}: ${sliceChange(worst)}`),
    plain(
      `${interval && ` (95 % interval ${interval})`}, from ${formatPercent(worst.best)} at ${best} to ${formatPercent(worst.last)} at ${last}.`,
    ),
  ];
}

function figureOf(name: string, slice: SliceModel, { by }: SlicesModel) {
  const interval = changeInterval(slice);
  return {
    id: name,
    label: `${name}: ${nameOf(slice, by)}`,
    value: sliceChange(slice),
    caption: `${interval && `${interval} · `}n = ${formatCount(slice.n)}`,
    tone: isFall(slice) ? ("bad" as const) : ("ink" as const),
  };
}

/** The slice that fell furthest, the one that held best, and how many differ. */
function figuresOf(card: SlicesModel, byFall: readonly SliceModel[]): CardWords["figures"] {
  const [worst, held] = [byFall.at(0), byFall.at(-1)];
  const fell = worst && fallOf(worst) > 0 ? "Lost most" : "Gained least";
  return [
    ...(worst ? [figureOf(`${fell}${ofThoseShown(card, "change")}`, worst, card)] : []),
    ...(held && held !== worst
      ? [figureOf(`Held best${ofThoseShown(card, "-change")}`, held, card)]
      : []),
    {
      id: "differing",
      label: "Slices that differ",
      value: `${formatCount(card.differing)} of ${formatCount(card.of)}`,
      caption: rule,
      tone: "ink",
    },
  ];
}

function countWords({ differing, of, by }: SlicesModel): string {
  const name = `${formatCount(of)} ${of === 1 ? "slice" : "slices"} by ${by}`;
  if (differing === of) return `All ${name} differ ${rule}.`;
  if (differing === 0) return `None of ${name} differs ${rule}.`;
  return `${formatCount(differing)} of ${name} ${differing === 1 ? "differs" : "differ"} ${rule}.`;
}

/** Which slice lost most, how many differ, and which were trained on nothing but new facts. */
export function slicesWords({ card }: Shown<SlicesModel>): CardWords {
  const { slices, by, of, best, last } = card;
  const byFall = slices
    .filter(({ drop }) => drop !== null)
    .toSorted((a, b) => fallOf(b) - fallOf(a));
  const [worst] = byFall;
  const isSame = best?.step === last?.step;
  const still = isSame
    ? "The best checkpoint is the last: nothing has changed since."
    : "None of the slices shown lost.";
  const wholly = slices.filter(({ whollyUnknown }) => whollyUnknown).map((one) => nameOf(one, by));
  return {
    main: [
      worst && fallOf(worst) > 0 ? worstWords(card, worst) : [plain(still)],
      isSame || of === 0 ? [] : [plain(countWords(card))],
    ],
    details:
      wholly.length === 0 ? [] : [[plain(`Trained on Unknown facts alone: ${wholly.join(", ")}.`)]],
    figures: figuresOf(card, byFall),
  };
}

/** The columns that sort, in their order; behind them stands a pair of bars. */
export function sliceHeads({
  by,
  best,
  last,
}: SlicesModel): readonly (readonly [SliceKey, string])[] {
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
export function sliceCells(slice: SliceModel, by: string): readonly DrawnCell[] {
  const { value, n, best, last, adjustedPValue, unknownShare, whollyUnknown } = slice;
  const name = by === "relation" ? relationName(value) : null;
  const interval = changeInterval(slice);
  return [
    { text: value, isStrong: true, ...(name ? { aside: name } : {}) },
    { text: formatCount(n) },
    { text: formatPercent(best) },
    { text: formatPercent(last) },
    {
      text: withoutUnit(sliceChange(slice)),
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

function howToRead(card: SlicesModel): string {
  const { best, last, slices } = card;
  if (!best || !last || slices.length === 0) return "Best against last checkpoint, paired";
  const [from, to] = [best, last].map((at) => checkpointLabel(at).toLowerCase());
  if (from === to) return `The best checkpoint is the last, ${from}: nothing has changed since`;
  return `${from} (best) against ${to} (last), paired; ${differenceWords(card)}`;
}

const head = ["slice", "n", "best", "last", "points", "low", "high", "adjustedP", "unknownShare"];

/** The slices in sight as the run page, a link and a file draw them. */
export function slicesPicture({ card, reason }: Shown<SlicesModel>): TablePicture {
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

export const slicesCard: CardDescription<SlicesModel> = {
  ...{ name: "slices", picture: slicesPicture, words: slicesWords },
  method:
    "Best against last checkpoint on the same examples; exact McNemar with Benjamini-Hochberg over all slices; 95 % intervals of paired differences",
  terms: [
    {
      term: "Slice",
      meaning: "The questions that share a property, such as the relation that they ask about.",
    },
    {
      term: "Benjamini-Hochberg",
      meaning:
        "A correction for looking at many slices at once: of those called different, about one in twenty is expected to be a false alarm.",
    },
  ],
};
