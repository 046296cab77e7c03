import { checkpointLabel } from "@/components/runs/examples/checkpoint-words";
import { formatCount, formatPercent } from "@/lib/format";
import type { LeaksAnswer } from "@/lib/runs/examples-schema";

type Figures = NonNullable<LeaksAnswer["last"]>;

export type LeakFigure = { label: string; value: string; caption: string };

function captionOf({ leaked, wrong }: Figures): string {
  return wrong === 0
    ? "no wrong answer"
    : `${formatCount(leaked)} of ${formatCount(wrong)} wrong answers`;
}

/** The share that leaked, at the last checkpoint and, where it was evaluated, before fine-tuning. */
export function leakFigures({ start, last, newFacts }: LeaksAnswer): LeakFigure[] {
  if (last === null || newFacts === 0) return [];
  const now = {
    label: `Now, ${checkpointLabel(last).toLowerCase()}`,
    value: formatPercent(last.share),
    caption: captionOf(last),
  };
  if (start === null) return [now];
  const before = {
    label: "Before fine-tuning",
    value: formatPercent(start.share),
    caption: captionOf(start),
  };
  return [now, before];
}

/** "The ten commonest answers cover 6.3 % of all, 5.4 % before fine-tuning: …" */
export function concentrationWords({ start, last }: LeaksAnswer): string | null {
  if (last === null || last.concentration.share === null) return null;
  const { share, distinct, predictions, commonest } = last.concentration;
  const before =
    start === null || start.concentration.share === null
      ? ""
      : `, ${formatPercent(start.concentration.share)} before fine-tuning`;
  const many =
    commonest.length === 1
      ? "The one answer covers"
      : `The ${commonest.length} commonest answers cover`;
  return `${many} ${formatPercent(share)} of ${formatCount(predictions)}${before}; ${formatCount(distinct)} are different.`;
}

/** Why there is no share, where there is none. */
export function noLeakReason({ newFacts, last }: LeaksAnswer): string | null {
  if (newFacts === 0)
    return "No Unknown example was taught its own answer in this run, so no new answer can come back.";
  if (last === null || last.wrong === 0) return "No answer of the last checkpoint is wrong.";
  return null;
}
