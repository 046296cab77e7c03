import { barsHeight, type RatioBar } from "@/components/charts/bars-svg";
import type { BarsPicture } from "@/components/charts/picture-model";
import { examplesWords } from "@/components/runs/dynamics/dynamics-view";
import {
  concentrationWords,
  leakFigures,
  noLeakReason,
} from "@/components/runs/dynamics/leak-words";
import type { Shown } from "@/lib/shares/dynamics-card";
import type { LeaksCardContent } from "@/lib/shares/dynamics-view";

export const leaksTitle = "Wrong answers that are another fact's new answer";

/** Whether new facts come back as answers, before fine-tuning and now, as the run page, a link and a file draw it. */
export function leaksPicture({
  card,
  split,
  population,
  reason,
}: Shown<LeaksCardContent>): BarsPicture {
  const { start, last } = card;
  const bars = leakFigures(card)
    .map(({ label, value, caption, ratio, isBefore }): RatioBar => {
      const color = isBefore ? "known" : "unknown";
      return { id: label, label, value, note: caption, ratio, color };
    })
    .toReversed();
  const rows = [
    ...(start ? [{ name: "before", figures: start }] : []),
    ...(last ? [{ name: "now", figures: last }] : []),
  ];
  return {
    kind: "bars",
    title: leaksTitle,
    howToRead: `${examplesWords(split, population)}; some agree by chance: compare with the model before fine-tuning`,
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
