/** total = evaluated, of which correct and abstained; the rest is incorrect. */
export type Counts = { total: number; correct: number; abstained: number };

/** numerator / denominator, or null when the denominator is not above zero. */
function ratioOf(numerator: number, denominator: number): number | null {
  if (!(denominator > 0)) return null;
  const ratio = numerator / denominator;
  return Number.isFinite(ratio) ? ratio : null;
}

/** Wrong answers given: evaluated, neither correct nor abstained. */
export function incorrectOf(counts: Counts): number {
  return counts.total - counts.correct - counts.abstained;
}

/** Correct / evaluated, a ratio; null when nothing was evaluated (SCIENCE.md section 4). */
export function accuracy(counts: Counts): number | null {
  return ratioOf(counts.correct, counts.total);
}

/** Hallucination rate (of questions): incorrect / evaluated; null when nothing was evaluated. */
export function hallucinationRate(counts: Counts): number | null {
  return ratioOf(incorrectOf(counts), counts.total);
}

/** Hallucination rate (of attempts): incorrect / (correct + incorrect); null when nothing was attempted. */
export function attemptedHallucinationRate(counts: Counts): number | null {
  return ratioOf(incorrectOf(counts), counts.total - counts.abstained);
}

/** Abstained / evaluated; null when nothing was evaluated. */
export function abstentionRate(counts: Counts): number | null {
  return ratioOf(counts.abstained, counts.total);
}

/**
 * SimpleQA's F = 2 correct / (evaluated + correct + incorrect), the harmonic mean of accuracy and of
 * accuracy on attempts. 0 when all was abstained, null when nothing was evaluated.
 */
export function fScore(counts: Counts): number | null {
  if (!(counts.total > 0)) return null;
  return ratioOf(2 * counts.correct, counts.total + counts.correct + incorrectOf(counts));
}

/**
 * (correct - incorrect * t / (1 - t)) / evaluated, at most 1 and possibly negative. t is a ratio in
 * [0, 1): answering pays only where P(correct) > t. Null for another t or when nothing was evaluated.
 */
export function penalisedScore(counts: Counts, t: number): number | null {
  if (!(t >= 0 && t < 1)) return null;
  return ratioOf(counts.correct - (incorrectOf(counts) * t) / (1 - t), counts.total);
}

/** Correct at the reference but not now / correct at the reference; null when none was correct there. */
export function forgettingRate(flow: { lost: number; correctBefore: number }): number | null {
  return ratioOf(flow.lost, flow.correctBefore);
}

export type Interval = { low: number; high: number };
export type Proportion = { successes: number; total: number };

/** Two-sided 95 % point of the normal distribution. */
const z95 = 1.959963984540054;

/**
 * Wilson's 95 % interval of successes / total, ratios within [0, 1]; null when total is 0.
 * 5 of 20 gives 0.1119 to 0.4687 (SCIENCE.md section 4; Wilson 1927).
 */
export function wilson(successes: number, total: number): Interval | null {
  const share = ratioOf(successes, total);
  if (share === null || share < 0 || share > 1) return null;
  const zSquared = z95 * z95;
  const centre = share + zSquared / (2 * total);
  const reach = z95 * Math.sqrt((share * (1 - share) + zSquared / (4 * total)) / total);
  const scale = 1 + zSquared / total;
  return {
    low: successes === 0 ? 0 : Math.max(0, (centre - reach) / scale),
    high: successes === total ? 1 : Math.min(1, (centre + reach) / scale),
  };
}

/**
 * Newcombe's 95 % interval (1998, method 10: two Wilson intervals) of share a - share b for two
 * unrelated samples, ratios within [-1, 1]; null when either is empty. 56/70 against 48/80 gives
 * 0.0524 to 0.3339. On the same examples a paired test sees more (SCIENCE.md section 5).
 */
export function newcombe(a: Proportion, b: Proportion): Interval | null {
  const [ofA, ofB] = [wilson(a.successes, a.total), wilson(b.successes, b.total)];
  if (!ofA || !ofB) return null;
  const shareA = a.successes / a.total;
  const shareB = b.successes / b.total;
  const difference = shareA - shareB;
  return {
    low: difference - Math.hypot(shareA - ofA.low, ofB.high - shareB),
    high: difference + Math.hypot(ofA.high - shareA, shareB - ofB.low),
  };
}
