import { barsHeight, type RatioBar } from "@/components/charts/bars-svg";
import type { BarsPicture } from "@/components/charts/picture-model";
import { type CardWords, plain } from "@/components/exports/segments";
import type { CardDescription } from "@/components/runs/dynamics/card-description";
import { checkpointLabel } from "@/components/runs/examples/checkpoint-words";
import { curveWords } from "@/components/runs/page/population-words";
import { strong } from "@/lib/domain/findings/finding-words";
import { formatCount, formatPercent } from "@/lib/format";
import type { Shown } from "@/lib/runs/dynamics/about-model";
import type { LeakFigures, LeaksModel } from "@/lib/runs/dynamics/dynamics-model";

export type LeakFigure = {
  label: string;
  value: string;
  caption: string;
  ratio: number | null;
  isBefore: boolean;
};

function captionOf({ leaked, wrong }: LeakFigures): string {
  return wrong === 0
    ? "no wrong answer"
    : `${formatCount(leaked)} of ${formatCount(wrong)} wrong answers`;
}

/** The share that leaked, at the last checkpoint and, where it was evaluated, before fine-tuning. */
export function leakFigures({ start, last, newFacts }: LeaksModel): LeakFigure[] {
  if (last === null || newFacts === 0) return [];
  const now = {
    label: `Last, ${checkpointLabel(last).toLowerCase()}`,
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
export function concentrationWords({ start, last }: LeaksModel): string | null {
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
export function noLeakReason({ newFacts, last }: LeaksModel): string | null {
  if (newFacts === 0)
    return "No Unknown example was taught its own answer in this run, so no new answer can come back.";
  if (last === null || last.wrong === 0) return "No answer of the last checkpoint is wrong.";
  return null;
}

/** How many wrong answers are taken from new facts, against before; how few answers cover most. */
export function leaksWords({ card, split, population }: Shown<LeaksModel>): CardWords {
  const { start, last } = card;
  if (last === null) return { main: [], details: [], figures: [] };
  const concentration = concentrationWords(card);
  const { share, commonest } = last.concentration;
  const covered = start?.concentration.share ?? null;
  const reason = noLeakReason(card);
  return {
    main: reason
      ? [[plain(reason)]]
      : [
          [
            strong(`${formatPercent(last.share)} of the wrong answers are taken from new facts`),
            plain(
              ` (${captionOf(last)}, ${checkpointLabel(last).toLowerCase()}; ${curveWords(split, population)}).`,
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

export const leaksTitle = "Wrong answers taken from new facts";

/** Whether new facts come back as answers, before fine-tuning and now, as the run page, a link and a file draw it. */
export function leaksPicture({ card, split, population, reason }: Shown<LeaksModel>): BarsPicture {
  const { start, last } = card;
  const bars = leakFigures(card)
    .map(({ label, value, caption, ratio, isBefore }): RatioBar => {
      const color = isBefore ? "known" : "unknown";
      return { id: label, label, value, note: caption, ratio, color };
    })
    .toReversed();
  const rows = [
    ...(start ? [{ name: "before", figures: start }] : []),
    ...(last ? [{ name: "last", figures: last }] : []),
  ];
  return {
    kind: "bars",
    title: leaksTitle,
    howToRead: `${curveWords(split, population)}; some agree by chance: compare with the model before fine-tuning`,
    summary: bars.map(({ label, value, note }) => `${label}: ${value}, ${note}`).join(". "),
    note: concentrationWords(card) ?? "",
    bars,
    height: barsHeight(bars),
    emptyReason: reason ?? noLeakReason(card),
    records: {
      head: [
        "checkpoint",
        "step",
        "epoch",
        "wrong",
        "leaked",
        "share",
        "predictions",
        "distinct",
        "commonest",
        "covered",
      ],
      rows: rows.map(({ name, figures: { step, epoch, wrong, leaked, share, concentration } }) => [
        ...[name, step, epoch, wrong, leaked, share, concentration.predictions],
        ...[concentration.distinct, concentration.commonest, concentration.share],
      ]),
    },
  };
}

export const leaksCard: CardDescription<LeaksModel> = {
  ...{ name: "leaks", picture: leaksPicture, words: leaksWords },
  method:
    "A wrong answer leaked when, after the dataset's normalisation, it is the accepted answer of an Unknown training example",
  terms: [
    {
      term: "Taken from a new fact",
      meaning:
        "A wrong answer that is, word for word, what the model was taught to answer to a different, new question.",
    },
  ],
};
