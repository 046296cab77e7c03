/** Percentage points of a difference of ratios, without the noise of binary fractions; never a minus zero. */
export function toPoints(ratio: number): number {
  return Number((ratio * 100).toFixed(9)) + 0;
}
