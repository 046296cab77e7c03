import { type CardWords, plain, strong } from "@/components/exports/segments";
import { bestStop } from "@/components/runs/dynamics/path-picture";
import { checkpointLabel } from "@/components/runs/examples/checkpoint-words";
import { examplesWords } from "@/lib/domain/knowledge/examples-words";
import { formatCount, formatPercent } from "@/lib/format";
import type { Shown } from "@/lib/shares/dynamics-card";
import type { PathCardContent } from "@/lib/shares/dynamics-view";

type Stop = PathCardContent["points"][number];

function wordsAt(stop: Stop) {
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
export function pathWords({ card, split, population }: Shown<PathCardContent>): CardWords {
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
