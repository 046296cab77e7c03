/** Chances below this add nothing that a double could hold. */
const negligible = 1e-18;

/** Chance of each number of successes among independent trials with their own chances, `from` on. */
function distributionOf(chances: readonly number[]): { from: number; mass: Float64Array } {
  const mass = new Float64Array(chances.length + 1);
  mass[0] = 1;
  let [from, to] = [0, 0];
  for (const chance of chances) {
    for (let k = to; k >= from; k--) {
      const one = mass[k] ?? 0;
      mass[k + 1] = (mass[k + 1] ?? 0) + one * chance;
      mass[k] = one * (1 - chance);
    }
    to += 1;
    while (from < to && (mass[from] ?? 0) <= negligible) mass[from++] = 0;
    while (to > from && (mass[to] ?? 0) <= negligible) mass[to--] = 0;
  }
  return { from, mass: mass.subarray(from, to + 1) };
}

/**
 * Exact 95 % range of the number of successes: the smallest counts whose distribution function reaches 0.025 and 0.975.
 * Null without a trial.
 */
export function poissonBinomialRange(
  chances: readonly number[],
): { low: number; high: number } | null {
  if (chances.length === 0) return null;
  const { from, mass } = distributionOf(chances);
  let sum = 0;
  let low: number | null = null;
  for (const [k, one] of mass.entries()) {
    sum += one;
    if (low === null && sum >= 0.025) low = from + k;
    if (sum >= 0.975) return { low: low ?? from, high: from + k };
  }
  return { low: low ?? from, high: from + mass.length - 1 };
}
