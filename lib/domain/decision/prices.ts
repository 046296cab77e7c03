import { toPoints } from "@/lib/domain/points";
import { chooseWithin, type LossAgainstBest } from "./choices";

/** What a checkpoint gives and what it costs against the best; points are percentage points. */
export type PricedCheckpoint = {
  step: number;
  epoch: number | null;
  accuracy: number;
  /** Net loss against the best on the examples both scored. */
  loss: number;
  /** Surely (one-sided 95 %) no more than this is lost; null where it cannot be estimated. */
  atMost: number | null;
  /** New facts: Unknown training examples fitted, of all that are to be learned; null without any. */
  learned: number | null;
  toLearn: number | null;
  /** Ratio of the Known training examples fitted. */
  knownFitted: number | null;
};

export type DecisionWithin = {
  margin: number;
  best: PricedCheckpoint;
  /** Most new facts for at most the margin; null where there is nothing new to learn. */
  furthest: PricedCheckpoint | null;
  earliest: PricedCheckpoint;
  /** Where the margin is too small for more: the checkpoint that learns more for the least. */
  next: PricedCheckpoint | null;
};

type Fitted = { step: number; fitted: number; total: number };

/** Every checkpoint with its price, in the order given. */
export function priceCheckpoints(question: {
  counts: readonly { step: number; epoch: number | null; correct: number; total: number }[];
  losses: readonly LossAgainstBest[];
  fit: { known: readonly Fitted[]; unknown: readonly Fitted[] };
}): PricedCheckpoint[] {
  const { counts, losses, fit } = question;
  return counts.map(({ step, epoch, correct, total }, index) => {
    const { loss = 0, atMost = null } = losses[index] ?? {};
    const learned = fit.unknown.find((point) => point.step === step && point.total > 0);
    const known = fit.known.find((point) => point.step === step && point.total > 0);
    return {
      ...{ step, epoch, accuracy: correct / total },
      loss: toPoints(loss),
      atMost: atMost === null ? null : toPoints(atMost),
      learned: learned?.fitted ?? null,
      toLearn: learned?.total ?? null,
      knownFitted: known ? known.fitted / known.total : null,
    };
  });
}

const learnedShare = ({ learned, toLearn }: PricedCheckpoint) =>
  learned === null || toLearn === null || toLearn === 0 ? null : learned / toLearn;

/** Best, furthest and earliest for an acceptable loss in points; quick enough to follow a slider. Null without one. */
export function decideWithin(
  margin: number,
  prices: readonly PricedCheckpoint[],
  bestStep: number | null,
): DecisionWithin | null {
  const best = prices.find(({ step }) => step === bestStep);
  if (best === undefined) return null;
  const { furthest, earliest } = chooseWithin(margin, {
    losses: prices,
    accuracy: prices.map(({ accuracy }) => accuracy),
    unknownFitted: prices.map(learnedShare),
  });
  const far = furthest === null ? null : (prices[furthest.index] ?? null);
  return {
    ...{ margin, best, furthest: far },
    earliest: (earliest && prices[earliest.index]) ?? best,
    next: far && nextAfter(far, prices),
  };
}

function nextAfter(
  far: PricedCheckpoint,
  prices: readonly PricedCheckpoint[],
): PricedCheckpoint | null {
  const most = learnedShare(far) ?? 0;
  return prices.reduce<PricedCheckpoint | null>((cheapest, price) => {
    if (price.atMost === null || (learnedShare(price) ?? 0) <= most) return cheapest;
    return cheapest === null || price.atMost < (cheapest.atMost ?? 0) ? price : cheapest;
  }, null);
}

/** Points with two decimals, rounded up, so that "at most" stays true. */
export function roundedUp(points: number): number {
  return Math.ceil(points * 100 - 1e-9) / 100 || 0;
}
