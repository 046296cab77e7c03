import type { Flow } from "@/components/charts/flow-svg";
import type { FlowPicture } from "@/components/charts/picture-model";
import { type CardWords, plain } from "@/components/exports/segments";
import type { CardDescription } from "@/components/runs/dynamics/card-description";
import { checkpointLabel, checkpointTick } from "@/components/runs/examples/checkpoint-words";
import { curveWords } from "@/components/runs/page/population-words";
import { strong } from "@/lib/domain/findings/finding-words";
import { examplesWords } from "@/lib/domain/knowledge/examples-words";
import { formatCount, formatPercent } from "@/lib/format";
import type { Shown } from "@/lib/runs/dynamics/about-model";
import type { FlowModel } from "@/lib/runs/dynamics/dynamics-model";

/** A bar for every checkpoint that has one before it; the key is its step. */
export function flowsOf(checkpoints: FlowModel["checkpoints"]): Flow[] {
  return checkpoints.flatMap(({ sincePrevious, ...checkpoint }) =>
    sincePrevious === null
      ? []
      : [
          {
            key: String(checkpoint.step),
            label: checkpointLabel(checkpoint),
            tick: checkpointTick(checkpoint),
            gained: sincePrevious.gained,
            lost: sincePrevious.lost,
          },
        ],
  );
}

export const flowTitle = "Facts gained and lost at each checkpoint";

/** The gains and losses as the run page, a link and a file draw them. */
export function flowPicture(shown: Shown<FlowModel>): FlowPicture {
  const { split, population, reason, card } = shown;
  const flows = flowsOf(card.checkpoints);
  const [gained, lost] = (["gained", "lost"] as const).map((side) =>
    flows.reduce((sum, flow) => sum + flow[side], 0),
  );
  const hasNone = gained === 0 && lost === 0;
  const still =
    flows.length === 0
      ? "One checkpoint is evaluated: gains and losses show from two on."
      : "No example changed between checkpoints.";
  return {
    kind: "flow",
    title: flowTitle,
    howToRead: `${curveWords(split, population)}, against the checkpoint before`,
    summary: `${formatCount(gained ?? 0)} gained and ${formatCount(lost ?? 0)} lost in all`,
    note: "Blue above: gained. Vermillion below: lost.",
    flows,
    height: 224,
    emptyReason: reason ?? (hasNone ? still : null),
    records: {
      head: ["checkpoint", "step", "epoch", "gained", "lost", "compared"],
      rows: card.checkpoints.flatMap(({ sincePrevious, step, epoch }) =>
        sincePrevious === null
          ? []
          : [
              [
                ...[checkpointLabel({ step, epoch }), step, epoch],
                ...[sincePrevious.gained, sincePrevious.lost, sincePrevious.total],
              ],
            ],
      ),
    },
  };
}

type Step = FlowModel["checkpoints"][number];
type Change = Step & { sincePrevious: NonNullable<Step["sincePrevious"]> };

function hasFlow(step: Step): step is Change {
  return step.sincePrevious !== null;
}

/** How many were forgotten, when most were lost, and what the curve's difference hides. */
export function flowWords({ card, split, population }: Shown<FlowModel>): CardWords {
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

export const flowCard: CardDescription<FlowModel> = {
  ...{ name: "gains and losses", picture: flowPicture, words: flowWords },
  method:
    "Each checkpoint against the one before, on the examples that both evaluated; an answer withheld is not correct",
  terms: [
    {
      term: "Forgotten",
      meaning:
        "Right at one checkpoint and not right at the next one that asked it. It may be right again later.",
    },
  ],
};
