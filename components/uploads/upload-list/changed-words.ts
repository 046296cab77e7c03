import { formatCount } from "@/lib/format";
import type { UploadSummary } from "@/lib/uploads/schema";

const replaced: Record<string, string> = {
  examples: "examples",
  "slick-samples": "labels",
  "training-set": "the training set",
};

/** What an upload changed: "31 checkpoints · 81,840 outcomes", "the training set". */
export function changedWords(upload: UploadSummary): string {
  const own = replaced[upload.format];
  if (own !== undefined) return own;
  const parts = [
    [upload.checkpoints, "checkpoint"],
    [upload.outcomes, "outcome"],
    [upload.metrics, "metric value"],
  ] as const;
  const words = parts.flatMap(([value, noun]) =>
    value === 0 ? [] : [`${formatCount(value)} ${noun}${value === 1 ? "" : "s"}`],
  );
  return words.length === 0 ? "nothing" : words.join(" · ");
}

const names: Record<string, string> = {
  examples: "Examples",
  "slick-samples": "SliCK samples",
  "training-set": "Training set",
  predictions: "Predictions",
  aggregates: "Aggregates",
  metrics: "Metrics",
  "trainer-state": "Trainer state",
  "step-table": "Step table",
};

export function formatName(format: string): string {
  return names[format] ?? format;
}
