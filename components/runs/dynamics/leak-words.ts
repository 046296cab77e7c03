import { type CardWords, plain, strong } from "@/components/exports/segments";
import { examplesWords } from "@/components/runs/dynamics/dynamics-view";
import { checkpointLabel } from "@/components/runs/examples/checkpoint-words";
import { formatCount, formatPercent } from "@/lib/format";
import type { Shown } from "@/lib/shares/dynamics-card";
import type { LeaksCardContent, SharedLeakFigures } from "@/lib/shares/dynamics-view";

export type LeakFigure = {
  label: string;
  value: string;
  caption: string;
  ratio: number | null;
  isBefore: boolean;
};

function captionOf({ leaked, wrong }: SharedLeakFigures): string {
  return wrong === 0
    ? "no wrong answer"
    : `${formatCount(leaked)} of ${formatCount(wrong)} wrong answers`;
}

/** The share that leaked, at the last checkpoint and, where it was evaluated, before fine-tuning. */
export function leakFigures({ start, last, newFacts }: LeaksCardContent): LeakFigure[] {
  if (last === null || newFacts === 0) return [];
  const now = {
    label: `Now, ${checkpointLabel(last).toLowerCase()}`,
    value: formatPercent(last.share),
    caption: captionOf(last),
    ratio: last.share,
    isBefore: false,
  };
  if (start === null) return [now];
  const before = {
    label: "Before fine-tuning",
    value: formatPercent(start.share),
    caption: captionOf(start),
    ratio: start.share,
    isBefore: true,
  };
  return [now, before];
}

/** "The ten commonest answers cover 6.3 % of all, 5.4 % before fine-tuning: …" */
export function concentrationWords({ start, last }: LeaksCardContent): string | null {
  if (last === null || last.concentration.share === null) return null;
  const { share, distinct, predictions, commonest } = last.concentration;
  const before =
    start === null || start.concentration.share === null
      ? ""
      : `, ${formatPercent(start.concentration.share)} before fine-tuning`;
  const many =
    commonest === 1 ? "The one answer covers" : `The ${commonest} commonest answers cover`;
  return `${many} ${formatPercent(share)} of ${formatCount(predictions)}${before}; ${formatCount(distinct)} are different.`;
}

/** Why there is no share, where there is none. */
export function noLeakReason({ newFacts, last }: LeaksCardContent): string | null {
  if (newFacts === 0)
    return "No Unknown example was taught its own answer in this run, so no new answer can come back.";
  if (last === null || last.wrong === 0) return "No answer of the last checkpoint is wrong.";
  return null;
}

/** How many wrong answers are another fact's new answer, against before; how few answers cover most. */
export function leakCardWords({ card, split, population }: Shown<LeaksCardContent>): CardWords {
  const { start, last } = card;
  if (last === null) return { main: [], details: [], figures: [] };
  const concentration = concentrationWords(card);
  const { share, commonest } = last.concentration;
  const covered = start?.concentration.share ?? null;
  return {
    main: [
      [
        strong(`${formatPercent(last.share)} of the wrong answers are another fact's new answer`),
        plain(
          ` (${captionOf(last)}, ${checkpointLabel(last).toLowerCase()}; ${examplesWords(split, population)}).`,
        ),
      ],
      start
        ? [
            plain(
              `Before fine-tuning it was ${formatPercent(start.share)} (${captionOf(start)}): some agree by chance.`,
            ),
          ]
        : [
            plain(
              "The model before fine-tuning was not evaluated, so how many agree by chance is not known.",
            ),
          ],
    ],
    details: concentration ? [[plain(concentration)]] : [],
    figures: [
      ...leakFigures(card).map(({ label, value, caption, isBefore }) => ({
        ...{ id: label, label, value, caption },
        tone: isBefore ? ("ink" as const) : ("unknown" as const),
      })),
      {
        id: "concentration",
        label: `The ${commonest} commonest answers`,
        value: formatPercent(share),
        caption:
          covered === null
            ? "of all answers"
            : `of all, ${formatPercent(covered)} before fine-tuning`,
        tone: "ink" as const,
      },
    ],
  };
}
