export type Concentration = {
  predictions: number;
  distinct: number;
  /** Share of all predictions that are one of the commonest, a ratio; null without predictions. */
  share: number | null;
  commonest: { prediction: string; count: number }[];
};

/**
 * Does a model answer the same few things to everything? The share of the ten (or `top`) commonest
 * predictions, compared after trimming; equally common ones in the order they came (SCIENCE.md section 9).
 */
export function concentrationOf(predictions: readonly string[], top = 10): Concentration {
  const counts = new Map<string, number>();
  for (const prediction of predictions) {
    const key = prediction.trim();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const commonest = [...counts]
    .map(([prediction, count]) => ({ prediction, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, top);
  const covered = commonest.reduce((sum, { count }) => sum + count, 0);
  return {
    predictions: predictions.length,
    distinct: counts.size,
    share: predictions.length > 0 ? covered / predictions.length : null,
    commonest,
  };
}
