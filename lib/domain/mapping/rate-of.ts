import type { SeriesMeaning } from "./mapping";

/** 32-bit floats of a perfect score come out a little above 1. */
const slack = 1e-6;

/** A metric's value as a ratio from 0 to 1 under what the metric means; null where it is no such rate. */
export function rateOf(
  value: number | null,
  { scale }: Pick<SeriesMeaning, "scale">,
): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  const ratio = scale === "percent" ? value / 100 : value;
  if (ratio < -slack || ratio > 1 + slack) return null;
  return Math.min(1, Math.max(0, ratio));
}
