import type { PathPicture } from "@/components/charts/picture-model";
import { type CardWords, plain } from "@/components/exports/segments";
import type { CardDescription } from "@/components/runs/dynamics/card-description";
import { checkpointLabel, checkpointTick } from "@/components/runs/examples/checkpoint-words";
import { curveWords } from "@/components/runs/page/population-words";
import { bestIndex } from "@/lib/domain/decision/best-checkpoint";
import { strong } from "@/lib/domain/findings/finding-words";
import { examplesWords } from "@/lib/domain/knowledge/examples-words";
import { formatCount, formatPercent } from "@/lib/format";
import type { Shown } from "@/lib/runs/dynamics/about-model";
import type { PathModel } from "@/lib/runs/dynamics/dynamics-model";

export const pathTitle = "Accuracy while Unknown facts are learned";

type PathStop = PathModel["points"][number];

/** Which examples' accuracy it is, as `curveWords` says them. */
export function pathHowToRead(name: string): string {
  return `${name} accuracy against the share of Unknown fitted, checkpoint by checkpoint; the ring is the best`;
}

/** Index of the most accurate checkpoint, ties to the earliest; null without any. */
export function bestStop(points: readonly PathStop[]): number | null {
  return bestIndex(points.map(({ correct, total }) => correct / total));
}

/** Accuracy against the share fitted as the run page, a link and a file draw it. */
export function pathPicture({ card, split, population, reason }: Shown<PathModel>): PathPicture {
  const name = curveWords(split, population);
  const points = card.points.map((stop) => ({
    x: stop.fitted / stop.unknown,
    y: stop.correct / stop.total,
    label: checkpointLabel(stop),
    shortLabel: checkpointTick(stop),
  }));
  const [first, last] = [points[0], points.at(-1)];
  return {
    kind: "path",
    title: pathTitle,
    howToRead: pathHowToRead(name),
    summary:
      first && last
        ? `From ${formatPercent(first.y)} at ${first.label} to ${formatPercent(last.y)} at ${last.label}`
        : "",
    note: "",
    xLabel: "Unknown training examples fitted",
    yLabel: "accuracy",
    height: 240,
    paths: [{ id: "fitted", label: name, color: "unknown", points, ringAt: bestStop(card.points) }],
    emptyReason: reason,
    records: {
      head: ["checkpoint", "step", "epoch", "fitted", "unknown", "correct", "n"],
      rows: card.points.map(({ step, epoch, fitted, unknown, correct, total }) => [
        ...[checkpointLabel({ step, epoch }), step, epoch],
        ...[fitted, unknown, correct, total],
      ]),
    },
  };
}

function wordsAt(stop: PathStop) {
  return {
    at: checkpointLabel(stop).toLowerCase(),
    accuracy: formatPercent(stop.correct / stop.total),
    counts: `${formatCount(stop.correct)} of ${formatCount(stop.total)}`,
    fitted: formatPercent(stop.fitted / stop.unknown),
    fittedCounts: `${formatCount(stop.fitted)} of ${formatCount(stop.unknown)}`,
  };
}

const noCause = "Both go together in time; that the one causes the other is not shown by it.";

/** How far accuracy went while the new facts were fitted; no cause is claimed. */
export function pathWords({ card, split, population }: Shown<PathModel>): CardWords {
  const [best, last] = [card.points[bestStop(card.points) ?? -1], card.points.at(-1)];
  if (!best || !last) return { main: [], details: [], figures: [] };
  const [high, end] = [wordsAt(best), wordsAt(last)];
  const who = examplesWords({ split, population });
  const sentence =
    best === last
      ? [
          strong(`Accuracy on ${who} is highest at the last checkpoint: ${end.accuracy}`),
          plain(` at ${end.at}, with ${end.fitted} of the Unknown training examples fitted.`),
        ]
      : [
          strong(`Accuracy on ${who} goes from ${high.accuracy} to ${end.accuracy}`),
          plain(
            ` while the share of Unknown training examples fitted goes from ${high.fitted} to ${end.fitted} (${high.at} to ${end.at}).`,
          ),
        ];
  const figure = (id: string, name: string, words: typeof high) => ({
    id,
    label: `${name}, ${words.at}`,
    value: words.accuracy,
    caption: `${words.counts} · ${words.fitted} of the Unknown fitted`,
    tone: "ink" as const,
  });
  return {
    main: [sentence],
    details: [[plain(noCause)]],
    figures: [
      figure("best", "Best", high),
      figure("last", "Last", end),
      {
        id: "fitted",
        label: `New facts fitted, ${end.at}`,
        value: end.fitted,
        caption: end.fittedCounts,
        tone: "unknown",
      },
    ],
  };
}

export const pathCard: CardDescription<PathModel> = {
  ...{ name: "path", picture: pathPicture, words: pathWords },
  method:
    "Correct over evaluated against fitted over all Unknown training examples, checkpoint by checkpoint",
  terms: [
    {
      term: "Fitted",
      meaning: "A training example is fitted when the model gives the answer that it was taught.",
    },
  ],
};
