/** Percentage points of a difference of ratios, without the noise of binary fractions: 31, not 31.000000000000007; never minus zero. */
export function toPoints(ratio: number): number {
  return Number((ratio * 100).toFixed(9)) + 0;
}
