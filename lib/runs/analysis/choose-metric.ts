/** The wanted metric, else a loss, else the first; null without any. One that is not among the first names may be wanted. */
export function chooseMetric(
  keys: readonly string[],
  wanted: string | null,
  hasMore = false,
): string | null {
  if (wanted !== null && (hasMore || keys.includes(wanted))) return wanted;
  // transformers logs loss while it trains, and train_loss once, their mean.
  const losses = ["loss", "train_loss", "train/loss"];
  return (
    losses.find((key) => keys.includes(key)) ??
    keys.find((key) => key.includes("loss")) ??
    keys[0] ??
    null
  );
}
