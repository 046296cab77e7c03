import { relationName } from "@/components/runs/dynamics/relation-name";
import { checkpointLabel } from "@/components/runs/examples/checkpoint-words";
import { type CardWords, plain, strong } from "@/components/shares/segments";
import { formatCount, formatInterval, formatPercent, formatPoints } from "@/lib/format";
import { sliceAlpha } from "@/lib/runs/slice-order";
import type { Shown } from "@/lib/shares/dynamics-card";
import type { SharedSlice, SlicesCardContent } from "@/lib/shares/dynamics-view";

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
  return name ? `${value} (${name})` : value;
}

/** "−52.0 points" */
function changeOf({ drop }: SharedSlice): string {
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

/** Whether no slice out of sight could have lost more than those shown. */
function holdsWorst({ slices, of, order }: SlicesCardContent): boolean {
  return slices.length === of || order === "change";
}

function worstWords(card: SlicesCardContent, worst: SharedSlice) {
  const where = holdsWorst(card) ? "" : `, of the ${card.slices.length} slices shown`;
  const interval = changeInterval(worst);
  const [best, last] = [card.best, card.last].map((at) => at && checkpointLabel(at).toLowerCase());
  return [
    strong(`${nameOf(worst, card.by)} lost most${where}: ${changeOf(worst)}`),
    plain(
      `${interval && ` (95 % interval ${interval})`}, from ${formatPercent(worst.best)} at the best checkpoint, ${best}, to ${formatPercent(worst.last)} at the last, ${last}.`,
    ),
  ];
}

function figureOf(label: string, slice: SharedSlice, isBad: boolean) {
  const interval = changeInterval(slice);
  return {
    id: label,
    label,
    value: changeOf(slice),
    caption: `${interval && `${interval} · `}n = ${formatCount(slice.n)}`,
    tone: isBad ? ("bad" as const) : ("ink" as const),
  };
}

/** Which slice lost most, how many differ, and which were trained on nothing but new facts. */
export function sliceWords({ card }: Shown<SlicesCardContent>): CardWords {
  const { slices, by, of } = card;
  const measured = slices
    .filter(({ drop }) => drop !== null)
    .toSorted((a, b) => fallOf(b) - fallOf(a));
  const [worst, held] = [measured.at(0), measured.at(-1)];
  const hasFall = worst !== undefined && fallOf(worst) > 0;
  const isSame = card.best?.step === card.last?.step;
  const wholly = slices.filter(({ whollyUnknown }) => whollyUnknown).map((one) => nameOf(one, by));
  const still = isSame
    ? "The best checkpoint is the last: nothing has changed since."
    : "None of the slices shown lost.";
  return {
    main: [
      hasFall ? worstWords(card, worst) : [plain(still)],
      isSame || of === 0
        ? []
        : [plain(`Of ${formatCount(of)} slices by ${by}, ${differenceWords(card)}.`)],
    ],
    details:
      wholly.length === 0 ? [] : [[plain(`Trained on Unknown facts alone: ${wholly.join(", ")}.`)]],
    figures: [
      ...(worst
        ? [
            figureOf(
              `Lost most: ${nameOf(worst, by)}`,
              worst,
              worst.adjustedPValue <= sliceAlpha && hasFall,
            ),
          ]
        : []),
      ...(held && held !== worst ? [figureOf(`Held best: ${nameOf(held, by)}`, held, false)] : []),
      {
        id: "differing",
        label: "Slices that differ",
        value: `${formatCount(card.differing)} of ${formatCount(of)}`,
        caption: rule,
        tone: "ink" as const,
      },
    ],
  };
}
