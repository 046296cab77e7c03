import { logChoose } from "@/lib/domain/stats/log-gamma";

export type BinomialLaw = { trials: number; probability: number };

/**
 * One draw of Bin(trials, probability) from one uniform number in (0, 1), by searching outwards from the
 * mode: about sqrt(trials) steps. Exact up to rounding; a probability outside 0 to 1 is cut to it.
 */
export function drawBinomial(law: BinomialLaw, uniform: number): number {
  const { trials, probability } = law;
  if (!(probability > 0) || trials <= 0) return 0;
  if (probability >= 1) return trials;
  const mode = Math.min(trials, Math.floor((trials + 1) * probability));
  const odds = probability / (1 - probability);
  const logPeak =
    (logChoose(trials, mode) ?? 0) +
    mode * Math.log(probability) +
    (trials - mode) * Math.log1p(-probability);
  let left = uniform - Math.exp(logPeak);
  let [below, above] = [mode, mode];
  let [pBelow, pAbove] = [Math.exp(logPeak), Math.exp(logPeak)];
  while (left > 0 && (below > 0 || above < trials)) {
    if (above < trials) {
      pAbove *= ((trials - above) / (above + 1)) * odds;
      above += 1;
      left -= pAbove;
      if (left <= 0) return above;
    }
    if (below > 0) {
      pBelow *= below / (trials - below + 1) / odds;
      below -= 1;
      left -= pBelow;
      if (left <= 0) return below;
    }
    if (pAbove + pBelow < 1e-300) break;
  }
  return mode;
}

/** One draw of a multinomial, a count for each share (they sum to 1), by one binomial after another. */
export function drawMultinomial(
  law: { trials: number; shares: readonly number[] },
  uniform: () => number,
): number[] {
  let trialsLeft = law.trials;
  let shareLeft = 1;
  return law.shares.map((share, k) => {
    const isLast = k === law.shares.length - 1;
    const probability = isLast ? 1 : share / shareLeft;
    const drawn = drawBinomial({ trials: trialsLeft, probability }, uniform());
    trialsLeft -= drawn;
    shareLeft -= share;
    return drawn;
  });
}
