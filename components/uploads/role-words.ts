import type { ColumnRole } from "@/lib/domain/mapping/mapping";

export const roleWords: Record<ColumnRole, string> = {
  step: "step",
  epoch: "epoch",
  time: "time",
  example: "example",
  question: "question",
  answers: "accepted answers",
  prediction: "prediction",
  correct: "correct, or a score",
  abstained: "abstained",
  split: "split",
  category: "knowledge",
  n: "number of examples",
  accuracy: "accuracy",
  run: "run",
  set: "set",
  metric: "metric",
  value: "value",
};

const byHolds: Record<string, readonly ColumnRole[]> = {
  predictions: [
    "example",
    "question",
    "answers",
    "prediction",
    "correct",
    "abstained",
    "step",
    "epoch",
    "split",
    "category",
  ],
  aggregates: ["step", "epoch", "split", "category", "n", "correct", "accuracy"],
  metrics: ["step", "epoch", "time", "run", "set", "category", "metric", "value"],
  examples: ["example", "question", "answers", "split", "category"],
  "slick-samples": ["example", "question", "answers", "prediction", "correct"],
  "training-set": ["example", "question", "answers", "prediction"],
};

/** What columns of such a file can be, in the order in which people look for them. */
export function rolesOf(holds: string | null): readonly ColumnRole[] {
  return byHolds[holds ?? ""] ?? [];
}

/** The column that a role has where nobody said otherwise: of that name, if the file has one. */
export function plainColumn(role: ColumnRole, columns: readonly string[]): string | null {
  const names: readonly string[] = role === "example" ? ["example_id"] : [role];
  return columns.find((column) => names.includes(column.trim().toLowerCase())) ?? null;
}
