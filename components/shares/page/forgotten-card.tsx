import { OutcomeStrip } from "@/components/charts/outcome-strip";
import { Card } from "@/components/ui/card";
import type { SharedExample } from "@/lib/shares/shared-view";

/** A few answers that were right at the best checkpoint and are not any more. */
export function ForgottenCard({ examples }: { examples: readonly SharedExample[] }) {
  if (examples.length === 0) return null;
  return (
    <Card
      title="What it no longer knows"
      howToRead="Right at the best checkpoint, not at the last; one mark a checkpoint, upper right, lower wrong"
    >
      <ul className="flex flex-col divide-y">
        {examples.map(({ rank, question, answers, outcomes, lastPrediction }) => (
          <li key={rank} className="flex flex-col break-inside-avoid gap-1 py-2.5 wrap-anywhere">
            <p className="font-medium">{question}</p>
            <p className="text-caption text-muted">
              right: {answers.slice(0, 3).join(", ")}
              {lastPrediction !== null && <> · its last answer: {lastPrediction || "nothing"}</>}
            </p>
            <OutcomeStrip marks={outcomes} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
