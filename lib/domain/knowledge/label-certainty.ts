/**
 * Answers drawn for one example when SliCK labels it: for each exemplar set one greedy answer and `samples`
 * sampled ones, N_ex x (1 + N_sample). Null when either number was not recorded. SCIENCE.md section 2.
 */
export function drawsPerExample({
  exemplars,
  samples,
}: {
  exemplars?: number | undefined;
  samples?: number | undefined;
}): number | null {
  if (exemplars === undefined || samples === undefined || exemplars === 0) return null;
  return exemplars * (1 + samples);
}

/**
 * Probability (ratio) that a fact answered rightly in a share `perDraw` of draws is wrong in all `draws` of them
 * and so is labelled Unknown: (1 - p)^draws. 1 without draws; null outside 0 <= p <= 1 or for a negative count.
 * Example: 1 % and 170 draws give 0.18. SCIENCE.md section 2.
 */
export function missProbability({
  perDraw,
  draws,
}: {
  perDraw: number;
  draws: number;
}): number | null {
  const isRatio = perDraw >= 0 && perDraw <= 1;
  if (!isRatio || !Number.isFinite(draws) || draws < 0) return null;
  return (1 - perDraw) ** draws;
}
