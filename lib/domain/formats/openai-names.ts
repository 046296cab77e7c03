/** One name a metric over all of OpenAI's layouts; accuracies of 2023 on are per token though not called so. */
const renamed = new Map([
  ["train_accuracy", "train_mean_token_accuracy"],
  ["valid_accuracy", "valid_mean_token_accuracy"],
]);

export function openaiName(name: string): string {
  return renamed.get(name) ?? name;
}

/** Neither a loss nor an accuracy is ever -1: older files write it for "none". */
export function isMissing(name: string, value: unknown): boolean {
  return value === -1 && /loss|accuracy|precision|recall|auroc|auprc|f1/.test(name);
}

const layouts = [
  ["step", "train_loss"],
  ["step", "elapsed_tokens", "elapsed_examples"],
];
const marks = ["train_accuracy", "train_mean_token_accuracy", "training_token_accuracy"];

/** In any order and with any subset of the rest, as documents and clients have them. */
export function isOpenaiHeader(lower: readonly string[]): boolean {
  const hasMark = marks.some((mark) => lower.includes(mark));
  const isToken = lower.some((name) => name.endsWith("mean_token_accuracy"));
  const isLegacy = lower.includes("elapsed_tokens") && lower.includes("elapsed_examples");
  const fits = layouts.some((layout) => layout.every((name) => lower.includes(name)));
  const hasAccuracyOnly = lower.includes("train_accuracy") && !isToken && !isLegacy;
  // `step,train_loss,train_accuracy` alone is also anybody's table: OpenAI's has valid_loss, empty or not.
  return (
    fits &&
    hasMark &&
    (!hasAccuracyOnly || lower.includes("valid_loss")) &&
    (isToken || isLegacy || hasAccuracyOnly)
  );
}
