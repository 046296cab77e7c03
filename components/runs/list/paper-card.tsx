import { StaticExhibit } from "@/components/charts/static-exhibit";
import {
  paperMarks,
  paperPanels,
  paperRows,
  paperSeries,
  paperTrained,
} from "@/components/runs/list/paper-curve";
import { Card } from "@/components/ui/card";
import { formatPercent } from "@/lib/format";

const best = paperRows.find(({ epoch }) => epoch === 12);
const last = paperRows.at(-1);
const share = (correct: number | undefined) => formatPercent((correct ?? 0) / paperTrained);

const sentences = [
  {
    title: "Known facts come first.",
    text: `At epoch 12, ${share(best?.known)} of them are right.`,
    color: "bg-known",
  },
  {
    title: "New facts come late.",
    text: `${share(best?.unknown)} by then, ${share(last?.unknown)} at the end.`,
    color: "bg-unknown",
  },
  {
    title: "Other answers get worse meanwhile.",
    text: `${formatPercent(best?.dev ?? null)} at epoch 12, ${formatPercent(last?.dev ?? null)} at epoch 50.`,
    color: "bg-ink",
  },
] as const;

/** What a training on new facts looks like: the paper's curve in three sentences. */
export function PaperCard() {
  return (
    <Card
      title="What it looks like"
      howToRead="Gekhman et al. 2024, read off its figure. Half of 6,142 training examples are new."
    >
      <StaticExhibit
        id="paper"
        label="Known facts are right from early on, new ones only late, while other answers get worse from epoch 12 on"
        series={paperSeries}
        marks={paperMarks}
        panels={paperPanels}
        xAxis={{ label: "epoch", unit: "number" }}
        width={520}
        isLegendHidden
      />
      <ol className="mt-3 flex flex-col gap-1.5">
        {sentences.map(({ title, text, color }) => (
          <li key={title} className="flex items-baseline gap-2">
            <span aria-hidden className={`size-2.5 shrink-0 rounded-full ${color}`} />
            <span>
              <strong className="font-semibold">{title}</strong>{" "}
              <span className="text-muted">{text}</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
