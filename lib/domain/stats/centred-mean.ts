/**
 * Smooths a line: each value becomes the mean of those at most `width / 2` places away on either side, as many before
 * as after, so that a straight line stays one and the ends are not drawn inwards. `width` is odd; 1 changes nothing.
 * What is no number (null) stays so and counts for nobody.
 */
export function centredMean(values: readonly (number | null)[], width: number): (number | null)[] {
  const half = Math.floor(width / 2);
  return values.map((value, at) => {
    if (value === null) return null;
    const reach = Math.min(half, at, values.length - 1 - at);
    const near = values.slice(at - reach, at + reach + 1).filter((one) => one !== null);
    return near.reduce((sum, one) => sum + one, 0) / near.length;
  });
}
