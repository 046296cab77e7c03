/** The tint of a change: vermillion for a loss, blue for a gain, the stronger the nearer to the greatest. */
export function fillOf(change: number | null, most: number): string | undefined {
  if (change === null || most === 0) return undefined;
  const strength = Math.round((Math.abs(change) / most) * 42);
  const token = change < 0 ? "--unknown" : "--known";
  return `color-mix(in srgb, var(${token}) ${strength}%, var(--card))`;
}
