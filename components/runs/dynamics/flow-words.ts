import { type CardWords, plain, strong } from "@/components/exports/segments";
import { checkpointLabel } from "@/components/runs/examples/checkpoint-words";
import { examplesWords } from "@/lib/domain/knowledge/examples-words";
import { formatCount, formatPercent } from "@/lib/format";
import type { Shown } from "@/lib/shares/dynamics-card";
import type { FlowCardContent } from "@/lib/shares/dynamics-view";

type Step = FlowCardContent["checkpoints"][number];
type Flow = NonNullable<Step["sincePrevious"]>;
type Change = Step & { sincePrevious: Flow };

function hasFlow(step: Step): step is Change {
  return step.sincePrevious !== null;
}

/** How many were forgotten, when most were lost, and what the curve's difference hides. */
export function flowWords({ card, split, population }: Shown<FlowCardContent>): CardWords {
  const { totals } = card;
  const changes = card.checkpoints.filter(hasFlow);
  const sum = (side: "gained" | "lost") =>
    changes.reduce((all, { sincePrevious }) => all + sincePrevious[side], 0);
  const worst = changes.toSorted((a, b) => b.sincePrevious.lost - a.sincePrevious.lost).at(0);
  const of = `${formatCount(totals.examples)} ${examplesWords({ split, population })}`;
  const shareOf = (count: number) =>
    `${formatPercent(totals.examples > 0 ? count / totals.examples : null)} of ${of}`;
  const worstWords = worst && {
    at: checkpointLabel(worst).toLowerCase(),
    lost: formatCount(worst.sincePrevious.lost),
    gained: formatCount(worst.sincePrevious.gained),
  };
  return {
    main: [
      [
        strong(`${formatCount(totals.forgotten)} of ${of} were forgotten at least once`),
        plain(": right at one checkpoint and not right at the next."),
      ],
      worstWords && worst.sincePrevious.lost > 0
        ? [
            plain(
              `Most were lost at ${worstWords.at}: ${worstWords.lost}, while ${worstWords.gained} were gained.`,
            ),
          ]
        : [],
    ],
    details: [
      [
        plain(
          `From one checkpoint to the next ${formatCount(sum("lost"))} answers were lost and ${formatCount(sum("gained"))} gained in all; a curve shows only the difference.`,
        ),
      ],
    ],
    figures: [
      {
        id: "forgotten",
        label: "Forgotten at least once",
        value: formatCount(totals.forgotten),
        caption: shareOf(totals.forgotten),
        tone: totals.forgotten > 0 ? "bad" : "ink",
      },
      {
        id: "kept",
        label: "Never lost once right",
        value: formatCount(totals.unforgettable),
        caption: shareOf(totals.unforgettable),
        tone: "ink",
      },
      {
        id: "worst",
        label: worstWords ? `Most lost at once, ${worstWords.at}` : "Most lost at once",
        value: worstWords?.lost ?? "–",
        caption: worstWords ? `${worstWords.gained} gained there` : "from two checkpoints on",
        tone: "ink",
      },
    ],
  };
}
