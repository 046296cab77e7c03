const maxExamples = 20_000;
const minDistinct = 3;
/** Doubles of a division agree far better than this; so do those that went through 32 bits, as TensorBoard's. */
const doubleError = 1e-12;
const floatError = 6e-8;

function isShort(value: number): boolean {
  return Math.abs(value * 1e4 - Math.round(value * 1e4)) < 1e-9;
}

/** Whether all rates (0 to 1) are whole parts of so many examples. */
export function areWholeParts(rates: readonly number[], count: number): boolean {
  return rates.every((value) => {
    const error = Math.fround(value) === value ? floatError : doubleError;
    const correct = value * count;
    return Math.abs(correct - Math.round(correct)) <= error * count;
  });
}

/**
 * The number of examples that rates (0 to 1) are whole parts of: 0.70822... and 0.67830... are 284 and 272 of 401. Null
 * where rates are rounded or too few to tell, and above 20,000 examples.
 */
export function wholeParts(rates: readonly number[]): number | null {
  const distinct = [...new Set(rates.filter((rate) => rate > 0 && rate < 1))];
  const exact = distinct.filter((rate) => !isShort(rate));
  if (exact.length < minDistinct) return null;
  for (let count = 2; count <= maxExamples; count += 1) {
    if (areWholeParts(distinct, count)) return count;
  }
  return null;
}
