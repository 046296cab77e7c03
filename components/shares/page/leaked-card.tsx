import { Card } from "@/components/ui/card";
import type { LeaksModel } from "@/lib/runs/dynamics/dynamics-model";

type LeakedCardProps = { cases: NonNullable<LeaksModel["cases"]> };

/** Old questions answered with a new fact's answer, and whose answer it is. */
export function LeakedCard({ cases }: LeakedCardProps) {
  if (cases.length === 0) return null;
  return (
    <Card
      title="Answers that leaked"
      howToRead="At the last checkpoint: what the model says, and the new fact whose answer that is"
    >
      <ul className="flex flex-col divide-y">
        {cases.map(({ question, prediction, trainingQuestion }) => (
          <li
            key={`${question} ${prediction}`}
            className="flex flex-col break-inside-avoid gap-1 py-2.5 wrap-anywhere"
          >
            <p className="font-medium">{question}</p>
            <p className="text-caption text-muted">
              it now says: <span className="text-unknown-text">{prediction}</span> · the answer to:{" "}
              {trainingQuestion}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
