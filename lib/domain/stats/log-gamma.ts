/** ln(2 pi) / 2. */
const halfLogTwoPi = 0.9189385332046727;

/** B_2k / (2k (2k - 1)) for k = 6 down to 1, of Stirling's series. */
const stirlingTerms = [-691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];

function stirlingCorrection(x: number): number {
  const square = 1 / (x * x);
  let sum = 0;
  for (const term of stirlingTerms) sum = sum * square + term;
  return sum / x;
}

/**
 * Natural logarithm of the gamma function for x > 0, so ln((n)!) = logGamma(n + 1). Stirling's series,
 * shifted up to x >= 12 by Gamma(x + 1) = x Gamma(x): about 15 digits.
 * Null for x <= 0.
 */
export function logGamma(x: number): number | null {
  if (!(x > 0) || !Number.isFinite(x)) return null;
  let product = 1;
  let shifted = x;
  while (shifted < 12) {
    product *= shifted;
    shifted += 1;
  }
  const stirling = (shifted - 0.5) * Math.log(shifted) - shifted + halfLogTwoPi;
  return stirling + stirlingCorrection(shifted) - Math.log(product);
}

/** ln of the binomial coefficient "trials over successes"; null unless 0 <= successes <= trials. */
export function logChoose(trials: number, successes: number): number | null {
  const all = logGamma(trials + 1);
  const taken = logGamma(successes + 1);
  const left = logGamma(trials - successes + 1);
  return all === null || taken === null || left === null ? null : all - taken - left;
}
