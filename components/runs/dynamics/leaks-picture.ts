import { examplesWords } from "@/components/runs/dynamics/dynamics-view";
import { concentrationWords, noLeakReason } from "@/components/runs/dynamics/leak-words";
import { checkpointLabel } from "@/components/runs/examples/checkpoint-words";
import type { TablePicture } from "@/components/shares/picture-model";
import { formatCount, formatPercent } from "@/lib/format";
import type { Shown } from "@/lib/shares/dynamics-card";
import type { LeaksCardContent, SharedLeakFigures } from "@/lib/shares/dynamics-view";

export const leaksTitle = "Wrong answers that are another fact's new answer";

const columns = [
  { title: "Checkpoint" },
  ...["Wrong answers", "Of these leaked", "Share"].map((title) => ({ title, isNumeric: true })),
  { title: "" },
];

type Row = { name: string; figures: SharedLeakFigures; isBefore: boolean };

function rowOf({ name, figures, isBefore }: Row) {
  const { wrong, leaked, share } = figures;
  return {
    key: name,
    cells: [
      { text: name, isStrong: true },
      { text: formatCount(wrong) },
      { text: formatCount(leaked) },
      { text: formatPercent(share) },
      {
        text: `${name}: ${formatPercent(share)}`,
        bar: isBefore ? { before: share, after: null } : { before: null, after: share },
      },
    ],
  };
}

/** The leaks at the start and now, as a link and a file draw them. */
export function leaksPicture({
  card,
  split,
  population,
  reason,
}: Shown<LeaksCardContent>): TablePicture {
  const { start, last } = card;
  const rows: Row[] = [
    ...(start ? [{ name: "Before fine-tuning", figures: start, isBefore: true }] : []),
    ...(last
      ? [{ name: `Now, ${checkpointLabel(last).toLowerCase()}`, figures: last, isBefore: false }]
      : []),
  ];
  return {
    kind: "table",
    title: leaksTitle,
    howToRead: `${examplesWords(split, population)}; some agree by chance: compare with the model before fine-tuning`,
    summary: "",
    note: concentrationWords(card) ?? "",
    table: { columns, rows: rows.map(rowOf) },
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
