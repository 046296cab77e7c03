/** 1 / sqrt(2 pi). */
const peak = 0.3989422804014327;

function density(z: number): number {
  return peak * Math.exp(-0.5 * z * z);
}

/** P(0 < Z < z) by the series phi(z) (z + z^3/3 + z^5/15 + ...), quick and exact for small z. */
function centralArea(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 3; Math.abs(term) > Math.abs(sum) * 1e-17; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return density(z) * sum;
}

/** P(Z > z) by Laplace's continued fraction, for z >= 3. */
function farTail(z: number): number {
  let denominator = z;
  for (let k = 150; k >= 1; k--) denominator = z + k / denominator;
  return density(z) / denominator;
}

/**
 * P(Z > z) of the standard normal, about 14 digits also far out: 1.96 gives 0.024998, 10 gives 7.6e-24.
 * Own, because simple-statistics is coarse here (SCIENCE.md section 11).
 */
export function normalUpperTail(z: number): number {
  if (z < 0) return 1 - normalUpperTail(-z);
  return z < 3 ? 0.5 - centralArea(z) : farTail(z);
}

/** P(Z <= z) of the standard normal. */
export function normalCdf(z: number): number {
  return normalUpperTail(-z);
}

/** z for an upper tail p <= 1/2: Abramowitz and Stegun 26.2.23 as a start, then Newton on ln p. */
function upperQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  const top = 2.515517 + t * (0.802853 + t * 0.010328);
  const bottom = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  let z = t - top / bottom;
  for (let step = 0; step < 6; step++) {
    const tail = normalUpperTail(z);
    z += (tail / density(z)) * Math.log(tail / p);
  }
  return z;
}

/** The z with P(Z > z) = p; null unless 0 < p < 1. 0.025 gives 1.959964. */
export function normalUpperQuantile(p: number): number | null {
  if (!(p > 0 && p < 1)) return null;
  return p <= 0.5 ? upperQuantile(p) : -upperQuantile(1 - p);
}
