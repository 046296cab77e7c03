/** Of many tests, adjusted: from here on a difference is called one. */
export const adjustedAlpha = 0.05;

/** Positions of the p-values from the smallest to the largest; equal ones keep their order. */
function ascendingOrder(pValues: readonly number[]): number[] {
  return pValues.map((_, index) => index).sort((a, b) => at(pValues, a) - at(pValues, b));
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 1;
}

/**
 * Holm's adjusted p-values, in the order given: of m tests the k-th smallest p is multiplied by
 * m - k + 1 and never falls below a smaller one's. Holds the chance of any false alarm under any
 * dependence (Holm 1979). [0.01, 0.04, 0.03] gives [0.03, 0.06, 0.06].
 */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = new Array<number>(pValues.length).fill(1);
  let floor = 0;
  for (const [rank, index] of ascendingOrder(pValues).entries()) {
    floor = Math.max(floor, Math.min(1, at(pValues, index) * (pValues.length - rank)));
    adjusted[index] = floor;
  }
  return adjusted;
}

/**
 * Benjamini and Hochberg's adjusted p-values (1995), in the order given: p times m / rank, never above
 * a larger one's. Holds the share of false ones among those shown. [0.01, 0.04, 0.03] gives
 * [0.03, 0.04, 0.04].
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const adjusted = new Array<number>(pValues.length).fill(1);
  let ceiling = 1;
  for (const [fromTop, index] of ascendingOrder(pValues).reverse().entries()) {
    const rank = pValues.length - fromTop;
    ceiling = Math.min(ceiling, (at(pValues, index) * pValues.length) / rank);
    adjusted[index] = ceiling;
  }
  return adjusted;
}
