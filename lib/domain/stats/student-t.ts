import { incompleteBeta } from "@/lib/domain/stats/incomplete-beta";

/** P(|T| > |t|) for Student's t with df > 0 degrees of freedom: I_{df/(df + t^2)}(df/2, 1/2). Null for other df. */
export function studentTwoSided(t: number, df: number): number | null {
  if (!(df > 0) || Number.isNaN(t)) return null;
  if (!Number.isFinite(t)) return 0;
  return incompleteBeta(df / (df + t * t), df / 2, 0.5);
}

/**
 * The t > 0 with P(|T| > t) = p, by bisection on the tail; null unless 0 < p < 1 and df > 0.
 * p = 0.05 and df = 10 gives 2.228139.
 */
export function studentCritical(p: number, df: number): number | null {
  if (!(p > 0 && p < 1 && df > 0)) return null;
  let low = 0;
  let high = 1;
  while ((studentTwoSided(high, df) ?? 0) > p && high < 1e12) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-14 * high; step++) {
    const middle = (low + high) / 2;
    if ((studentTwoSided(middle, df) ?? 0) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
