import {
  type DecisionWithin,
  decideWithin,
  type PricedCheckpoint,
} from "@/lib/domain/decision/prices";

export type DecisionDot = {
  step: number;
  /** "epoch 3", and "3" beside the dot. */
  name: string;
  shortName: string;
  x: number;
  /** Ratios: the accuracy, and the least that it may be against the best. */
  y: number;
  tail: number | null;
  isWithin: boolean;
  isBest: boolean;
  isFurthest: boolean;
  isLast: boolean;
};

export type DecisionModel = {
  decision: DecisionWithin;
  dots: readonly DecisionDot[];
  /** Ratios: the best, and the acceptable loss below it. */
  band: { high: number; low: number };
  x: { label: string; unit: "ratio" | "number"; domain: readonly [number, number] };
  /** What going on costs at most, in points, as far as the slider reaches. */
  stops: readonly { step: number; shortName: string; points: number }[];
};

/** Points: as far as the slider goes by itself. */
export const usualReach = 6;
const mostStops = 4;

export function checkpointName({ epoch, step }: { epoch: number | null; step: number }): string {
  if (step === 0) return "base model";
  return epoch === null ? `step ${step}` : `epoch ${Number(epoch.toFixed(1))}`;
}

function shortNameOf({ epoch, step }: PricedCheckpoint): string {
  return String(epoch === null ? step : Number(epoch.toFixed(1)));
}

const shareOf = ({ learned, toLearn }: PricedCheckpoint) =>
  learned === null || toLearn === null || toLearn === 0 ? null : learned / toLearn;

/** Later checkpoints that learn more, by what they cost at most; each costs more than those before. */
function stopsAfter(best: PricedCheckpoint, prices: readonly PricedCheckpoint[]) {
  const later = prices.filter(
    (price) =>
      price.atMost !== null &&
      price.step > best.step &&
      (shareOf(price) ?? 0) > (shareOf(best) ?? 0),
  );
  return later.slice(0, mostStops).map((price) => ({
    step: price.step,
    shortName: shortNameOf(price),
    points: price.atMost ?? 0,
  }));
}

/**
 * Accuracy on old knowledge against new facts learned, for an acceptable loss in points. Without new facts to learn
 * the dots stand along the training. Null where there is nothing to choose.
 */
export function decisionModel(
  prices: readonly PricedCheckpoint[],
  { margin, bestStep }: { margin: number; bestStep: number | null },
): DecisionModel | null {
  const decision = decideWithin(margin, prices, bestStep);
  if (decision === null || prices.length < 2) return null;
  const { best, furthest } = decision;
  const hasNew = prices.some((price) => shareOf(price) !== null);
  const placeOf = (price: PricedCheckpoint) =>
    hasNew ? shareOf(price) : (price.epoch ?? price.step);
  const last = prices.at(-1);
  const dots = prices.flatMap((price): DecisionDot[] => {
    const x = placeOf(price);
    if (x === null) return [];
    return [
      {
        step: price.step,
        name: checkpointName(price),
        shortName: shortNameOf(price),
        x,
        y: price.accuracy,
        tail: price.atMost === null ? null : best.accuracy - price.atMost / 100,
        isWithin: price.atMost !== null && price.atMost <= margin,
        isBest: price.step === best.step,
        isFurthest: price.step === furthest?.step,
        isLast: price.step === last?.step,
      },
    ];
  });
  const places = dots.map(({ x }) => x);
  const hasEpochs = prices.every(({ epoch }) => epoch !== null);
  return {
    ...{ decision, dots },
    band: { high: best.accuracy, low: best.accuracy - margin / 100 },
    x: hasNew
      ? { label: "new facts learned", unit: "ratio", domain: [0, 1] }
      : {
          label: hasEpochs ? "epoch" : "step",
          unit: "number",
          domain: [Math.min(...places), Math.max(...places)],
        },
    stops: stopsAfter(best, prices),
  };
}
