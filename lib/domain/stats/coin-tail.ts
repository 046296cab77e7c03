import { logChoose } from "@/lib/domain/stats/log-gamma";

/** Terms below this share of the sum no longer change a double. */
const negligible = 1e-18;

/** P(X = k) of the first term times 1 + r_1 + r_1 r_2 + ..., r_j the ratio of neighbouring terms. */
function logSumUpwards(trials: number, from: number): number {
  let sum = 1;
  let term = 1;
  for (let k = from; k < trials; k++) {
    term *= (trials - k) / (k + 1);
    sum += term;
    if (term < sum * negligible) break;
  }
  return (logChoose(trials, from) ?? 0) - trials * Math.LN2 + Math.log(sum);
}

/**
 * ln P(X >= successes) for X ~ Bin(trials, 1/2), summed exactly in log space, so that 100,000 trials
 * neither overflow nor vanish. 0 (P = 1) when successes <= 0; null when successes > trials (P = 0).
 */
export function logCoinTail(successes: number, trials: number): number | null {
  if (successes <= 0) return 0;
  if (successes > trials) return null;
  if (2 * successes > trials) return logSumUpwards(trials, successes);
  // P(X >= s) = 1 - P(X <= s - 1) = 1 - P(X >= trials - s + 1): the shorter sum.
  return Math.log1p(-Math.exp(logSumUpwards(trials, trials - successes + 1)));
}
