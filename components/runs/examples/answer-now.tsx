import type { ExampleItem } from "@/lib/runs/examples/examples-schema";

const looks: Record<string, string> = { "-": "text-unknown-text", "0": "text-muted" };

/** What the model says at the last checkpoint: vermillion when wrong, in words for those who hear it. */
export function AnswerNow({ item }: { item: Pick<ExampleItem, "outcomes" | "lastPrediction"> }) {
  const outcome = item.outcomes.at(-1) ?? ".";
  if (outcome === ".") return <span className="text-muted">not evaluated</span>;
  const fallback = { "-": "wrong, no text", "0": "abstained", "+": "correct, no text" }[outcome];
  const text = item.lastPrediction?.trim();
  return (
    <span className={looks[outcome] ?? ""}>
      {outcome === "-" && <span className="sr-only">Wrong: </span>}
      {text || fallback}
    </span>
  );
}
