import "server-only";
import type { TimedCheckpoint } from "@/lib/comparisons/cached-run-data";
import type { ComparedFigure, ComparedRun, MomentName } from "@/lib/comparisons/comparison-schema";
import { keyOfOrdinals } from "@/lib/comparisons/examples/key-of-ordinals";
import type { RunSource } from "@/lib/comparisons/read-sources";
import { processCache } from "@/lib/db/bounded-cache";
import { bestIndex } from "@/lib/domain/decision/best-checkpoint";
import { lossesAgainstBest } from "@/lib/domain/decision/choices";
import { fallBetween } from "@/lib/domain/decision/fall-between";
import { type PricedCheckpoint, priceCheckpoints } from "@/lib/domain/decision/prices";
import { type CheckpointOutcomes, countOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { unpackOutcomes } from "@/lib/domain/outcomes/outcomes";
import { type Counts, wilson } from "@/lib/domain/rates/rates";

export type Moment = {
  counts: Counts & { step: number };
  outcomes: Uint8Array | null;
  index: number;
};

export type JudgedRun = Judgement & { source: RunSource };

type Judgement = {
  /** What every whole checkpoint gives and costs against the best; empty without outcomes. */
  prices: readonly PricedCheckpoint[];
  places: readonly (TimedCheckpoint & Counts)[];
  moments: Record<MomentName, Moment | null>;
  figures: ComparedRun["figures"];
  fall: ComparedRun["drop"];
};

/** The outcomes of a run on the compared examples, one byte an example; null where only counts were sent. */
export function checkpointsOf(source: RunSource, ordinals: Int32Array): CheckpointOutcomes[] {
  return source.vectors.map(({ step, outcomes }) => ({
    step,
    epoch: source.placeOf(step).epoch,
    outcomes: unpackOutcomes(outcomes, ordinals),
  }));
}

type Evaluated = TimedCheckpoint & Counts & { outcomes: Uint8Array | null };

/** The evaluated checkpoints of a run, counted on the given examples, or as they were sent. */
function evaluatedCheckpoints(source: RunSource, ordinals: Int32Array | null): Evaluated[] {
  const isPaired = source.scored.examples !== null && ordinals !== null;
  const all = isPaired
    ? checkpointsOf(source, ordinals).map(({ step, outcomes }) => ({
        ...source.placeOf(step),
        ...countOutcomes(outcomes),
        outcomes,
      }))
    : source.counts.map(({ fitted: _, ...counts }) => ({ ...counts, outcomes: null }));
  return all.filter(({ total }) => total > 0);
}

const maxKeptBytes = 48 * 1024 * 1024;
const kept = processCache<Judgement>("judgements", {
  maxWeight: maxKeptBytes,
  weigh: ({ places, moments }) =>
    places.length * 160 + 3 * (moments.last?.outcomes?.length ?? 0) + 1024,
});

/** Curve, best, last and recommended of one run on the compared examples; kept until the run changes. */
export function judgeRun(source: RunSource, compared: { ordinals: Int32Array | null }): JudgedRun {
  const key = `${source.key} ${keyOfOrdinals(compared.ordinals)}`;
  const found = kept.find(key) ?? judge(source, compared);
  kept.keep(key, found);
  return { source, ...found };
}

function judge(source: RunSource, compared: { ordinals: Int32Array | null }): Judgement {
  const evaluated = evaluatedCheckpoints(source, compared.ordinals);
  const chosen = chooseMoments(evaluated);
  const momentAt = (index: number | null): Moment | null => {
    const place = evaluated[index ?? -1];
    return place && index !== null ? { counts: place, outcomes: place.outcomes, index } : null;
  };
  const moments = {
    best: momentAt(chosen.best),
    last: momentAt(chosen.last),
    recommended: momentAt(chosen.recommended),
  };
  const places = evaluated.map(({ outcomes: _, ...place }) => place);
  const figureAt = (moment: Moment | null) => moment && figureOf(source, places[moment.index]);
  return {
    prices: pricesOf(source, evaluated, chosen.best),
    places,
    moments,
    figures: {
      best: figureAt(moments.best),
      last: figureAt(moments.last),
      recommended: figureAt(moments.recommended),
    },
    fall: fallOf(moments.best, moments.last),
  };
}

/** A checkpoint that scored less is drawn, and left out of what is concluded: the easy questions would look best. */
const wholeFrom = 0.9;

function isWholeAmong(evaluated: readonly Evaluated[]): (place: Evaluated) => boolean {
  const most = evaluated.reduce((high, { total }) => Math.max(high, total), 0);
  return ({ total }) => total >= wholeFrom * most;
}

function pricesOf(
  { fits }: RunSource,
  evaluated: readonly Evaluated[],
  best: number | null,
): readonly PricedCheckpoint[] {
  const whole = evaluated.filter(isWholeAmong(evaluated));
  const outcomes = whole.flatMap((place) =>
    place.outcomes === null ? [] : [{ ...place, outcomes: place.outcomes }],
  );
  const place = evaluated[best ?? -1];
  if (place === undefined || outcomes.length < whole.length) return [];
  return priceCheckpoints({
    counts: outcomes,
    losses: lossesAgainstBest(outcomes, whole.indexOf(place)),
    fit: {
      known: fits.map(({ step, known, knownTotal }) => ({
        ...{ step, fitted: known ?? 0, total: known === null ? 0 : (knownTotal ?? 0) },
      })),
      unknown: fits.map(({ step, unknown, unknownTotal }) => ({
        ...{ step, fitted: unknown ?? 0, total: unknown === null ? 0 : (unknownTotal ?? 0) },
      })),
    },
  });
}

function chooseMoments(evaluated: readonly Evaluated[]) {
  const isWhole = isWholeAmong(evaluated);
  const rates = evaluated.map((place) => (isWhole(place) ? place.correct / place.total : null));
  const best = bestIndex(rates);
  const isPaired = evaluated.every(({ outcomes }) => outcomes !== null);
  const last = evaluated.length === 0 ? null : evaluated.length - 1;
  return { best, last, recommended: isPaired ? best : null };
}

/** Shares of the Known and of the Unknown training examples fitted at a checkpoint. */
export function fitAt(source: RunSource, step: number) {
  const fit = source.fits.find((row) => row.step === step);
  const share = (part: number | null | undefined, total: number | null | undefined) =>
    part === null || part === undefined || !total ? null : part / total;
  return {
    knownFitted: share(fit?.known, fit?.knownTotal),
    unknownFitted: share(fit?.unknown, fit?.unknownTotal),
  };
}

function figureOf(
  source: RunSource,
  place: (TimedCheckpoint & Counts) | undefined,
): ComparedFigure | null {
  if (place === undefined) return null;
  const { step, epoch, total, correct, abstained } = place;
  const interval = wilson(correct, total);
  return {
    ...{ step, epoch, total, correct, abstained },
    accuracy: correct / total,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    ...fitAt(source, step),
  };
}

function fallOf(best: Moment | null, last: Moment | null): ComparedRun["drop"] {
  if (best === null || last === null) return null;
  const outcomes = [best, last].flatMap(({ counts: { step }, outcomes: marks }) =>
    marks === null ? [] : [{ step, epoch: null, outcomes: marks }],
  );
  const fall = fallBetween(best.counts, last.counts, outcomes);
  const { points, low, high, lost, gained } = fall;
  return fall.compared === 0 ? null : { points, low, high, lost, gained };
}
