/** Chances below this add nothing that a double could hold. */
const negligible = 1e-18;

/** Chance of each number of successes among independent trials with their own chances, `from` on. */
function distributionOf(chances: readonly number[]): { from: number; mass: number[] } {
  let from = 0;
  let mass = [1];
  for (const chance of chances) {
    const next = new Array<number>(mass.length + 1).fill(0);
    mass.forEach((one, k) => {
      next[k] = (next[k] ?? 0) + one * (1 - chance);
      next[k + 1] = (next[k + 1] ?? 0) + one * chance;
    });
    const first = next.findIndex((one) => one > negligible);
    const last = next.findLastIndex((one) => one > negligible);
    mass = next.slice(Math.max(0, first), last + 1);
    from += Math.max(0, first);
  }
  return { from, mass };
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
