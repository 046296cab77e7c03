import { type CardWords, plain, strong } from "@/components/exports/segments";
import { relationName } from "@/components/runs/dynamics/relation-name";
import { checkpointLabel } from "@/components/runs/examples/checkpoint-words";
import { formatCount, formatInterval, formatPercent, formatPoints } from "@/lib/format";
import { type SliceOrder, sliceAlpha } from "@/lib/runs/analysis/slice-order";
import type { Shown } from "@/lib/shares/dynamics-card";
import type { SharedSlice, SlicesCardContent } from "@/lib/shares/dynamics-view";

/** A value of an attribute may be as long as its user likes; in a sentence it may not. */
const longestName = 60;

const rule = "at 5 % after Benjamini-Hochberg";

/** How many slices differ after the adjustment, in words that claim no more than is so. */
export function differenceWords({
  differing,
  of,
}: Pick<SlicesCardContent, "differing" | "of">): string {
  if (of === 0) return "";
  if (differing === of) return `all differ ${rule}`;
  if (differing === 0) return `none differs ${rule}`;
  return `${differing} of ${of} ${differing === 1 ? "differs" : "differ"} ${rule}`;
}

/** "P26 (spouse)" */
function nameOf({ value }: SharedSlice, by: string): string {
  const name = by === "relation" ? relationName(value) : null;
  const short = value.length > longestName ? `${value.slice(0, longestName - 1)}…` : value;
  return name ? `${short} (${name})` : short;
}

/** "−52.0 points" */
export function changeOf({ drop }: SharedSlice): string {
  return formatPoints(drop && -drop.points / 100);
}

/** "−66.0 to −38.0" */
export function changeInterval({ drop }: SharedSlice): string {
  if (drop === null || drop.low === null || drop.high === null) return "";
  return formatInterval(-drop.high / 100, -drop.low / 100);
}

function fallOf({ drop }: SharedSlice): number {
  return drop?.points ?? Number.NEGATIVE_INFINITY;
}

/** A loss that is told from chance within the run. */
export function isFall(slice: SharedSlice): boolean {
  return slice.adjustedPValue <= sliceAlpha && fallOf(slice) > 0;
}

/** " of those shown" where a slice out of sight may go further; in this order none can. */
function ofThoseShown({ slices, of, order }: SlicesCardContent, whole: SliceOrder): string {
  return slices.length === of || order === whole ? "" : " of those shown";
}

function worstWords(card: SlicesCardContent, worst: SharedSlice) {
  const where = ofThoseShown(card, "change");
  const interval = changeInterval(worst);
  const [best, last] = [card.best, card.last].map((at) => at && checkpointLabel(at).toLowerCase());
  return [
    strong(`${nameOf(worst, card.by)} lost most${where}: ${changeOf(worst)}`),
    plain(
      `${interval && ` (95 % interval ${interval})`}, from ${formatPercent(worst.best)} at ${best} to ${formatPercent(worst.last)} at ${last}.`,
    ),
  ];
}

function figureOf(name: string, slice: SharedSlice, { by }: SlicesCardContent) {
  const interval = changeInterval(slice);
  return {
    id: name,
    label: `${name}: ${nameOf(slice, by)}`,
    value: changeOf(slice),
    caption: `${interval && `${interval} · `}n = ${formatCount(slice.n)}`,
    tone: isFall(slice) ? ("bad" as const) : ("ink" as const),
  };
}

/** The slice that fell furthest, the one that held best, and how many differ. */
function figuresOf(card: SlicesCardContent, byFall: readonly SharedSlice[]): CardWords["figures"] {
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

function countWords({ differing, of, by }: SlicesCardContent): string {
  const name = `${formatCount(of)} ${of === 1 ? "slice" : "slices"} by ${by}`;
  if (differing === of) return `All ${name} differ ${rule}.`;
  if (differing === 0) return `None of ${name} differs ${rule}.`;
  return `${formatCount(differing)} of ${name} ${differing === 1 ? "differs" : "differ"} ${rule}.`;
}

/** Which slice lost most, how many differ, and which were trained on nothing but new facts. */
export function sliceWords({ card }: Shown<SlicesCardContent>): CardWords {
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
