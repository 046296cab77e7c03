import { bestCheckpoint } from "@/lib/domain/best-checkpoint";
import {
  type CheckpointOutcomes,
  countOutcomes,
  pairOutcomes,
} from "@/lib/domain/checkpoint-outcomes";
import { type FittedPoint, type FittingSpeed, fittingSpeed } from "@/lib/domain/fitting-speed";
import type { Population } from "@/lib/domain/knowledge";
import { mcnemar, pairedDifference } from "@/lib/domain/mcnemar";
import { discordanceAroundBest, minimumDetectableDrop } from "@/lib/domain/minimum-detectable-drop";
import { type AlarmRule, findAlarm } from "@/lib/domain/onset-alarm";
import { estimateOnset } from "@/lib/domain/onset-estimate";
import type { OnsetEstimate } from "@/lib/domain/onset-interval";
import { toPoints } from "@/lib/domain/points";
import { type Interval, newcombe, wilson } from "@/lib/domain/rates";
import {
  type RecommendationReason,
  recommendCheckpoint,
} from "@/lib/domain/recommended-checkpoint";
import {
  type AggregateCheckpoint,
  estimateUnpairedOnset,
  findUnpairedAlarm,
  unpairedDeclineP,
} from "@/lib/domain/unpaired-onset";

const replicates = 2000;
const seed = 20240505;

/** Fitted Known and Unknown training examples at each checkpoint that evaluated any. */
export type FitPoint = FittedPoint & { step: number };

export type AnalysisQuestion = {
  split: string;
  population: Population;
  /** By step. Counts of the population; what the charts show. */
  counts: readonly (AggregateCheckpoint & { abstained: number })[];
  /** The same checkpoints with one outcome per example; null where only counts were sent. */
  outcomes: readonly CheckpointOutcomes[] | null;
  fit: { known: readonly FitPoint[]; unknown: readonly FitPoint[] };
  alpha: number;
  rule: AlarmRule;
  /** Ratio: falls smaller than this raise no alarm. */
  minimumDrop: number;
};

/** Counts are null where the accuracy was logged as a rate and no n of it is vouched for. */
export type CheckpointFigure = {
  step: number;
  epoch: number | null;
  total: number | null;
  correct: number | null;
  abstained: number | null;
  accuracy: number;
  low: number | null;
  high: number | null;
};

type Named = { step: number; epoch: number | null };

/** Points are percentage points; everything that does not exist is null. */
export type Analysis = {
  split: string;
  population: Population;
  checkpoints: number;
  examples: number;
  /** "rates": logged without counts; drawn, not tested. */
  basis: "counts" | "rates";
  paired: boolean;
  best: CheckpointFigure | null;
  last: CheckpointFigure | null;
  drop: {
    points: number;
    low: number | null;
    high: number | null;
    lost: number | null;
    gained: number | null;
    pValue: number | null;
    /** Examples evaluated at both; the change is over these. */
    compared: number;
  } | null;
  onset: {
    alarm:
      | (Named & {
          reference: Named;
          lost: number | null;
          gained: number | null;
          pValue: number;
          threshold: number;
          rule: "all-pairs-bonferroni" | "live-spending";
        })
      | null;
    estimate: OnsetEstimate | null;
  };
  recommended:
    | (Named & {
        accuracy: number;
        unknownFitted: number | null;
        knownFitted: number | null;
        /** Ratio: accuracy of the best minus this one's. */
        givenUp: number;
        basis: RecommendationReason | "counts-only";
      })
    | null;
  /** Ratio of the Unknown training examples fitted at the best checkpoint. */
  unknownFittedAtBest: number | null;
  fit: { known: FittingSpeed; unknown: FittingSpeed; ratioTo50: number | null };
  minimumDetectableDrop: number | null;
};

/**
 * Everything that Onset says of one run, split and population (SCIENCE.md sections 5 to 7): best and last
 * checkpoint (ties to the earliest), their paired difference, alarm, onset, recommended checkpoint, speed of
 * fitting and the smallest fall that would be seen. Unpaired where no example stands behind the counts.
 */
export function analyse(question: AnalysisQuestion): Analysis {
  const counts = question.counts.filter(({ total }) => total > 0);
  const outcomes =
    question.outcomes?.filter((checkpoint) => countOutcomes(checkpoint.outcomes).total > 0) ?? null;
  const bestIndex = outcomes === null ? bestOfCounts(counts) : bestCheckpoint(outcomes);
  const best = bestIndex === null ? undefined : counts[bestIndex];
  const last = counts.at(-1);
  const speed = fittingSpeed(question.fit);
  const alarm = alarmOf(question, counts, outcomes);
  return {
    split: question.split,
    population: question.population,
    checkpoints: counts.length,
    basis: "counts",
    examples: counts.reduce((most, { total }) => Math.max(most, total), 0),
    paired: outcomes !== null,
    best: best ? figureOf(best) : null,
    last: last ? figureOf(last) : null,
    drop: best && last ? dropBetween(best, last, outcomes) : null,
    onset: { alarm, estimate: estimateOf(counts, outcomes) },
    recommended: recommendedOf(question, counts, outcomes),
    unknownFittedAtBest: best ? shareAt(question.fit.unknown, best.step) : null,
    fit: { known: speed.known, unknown: speed.unknown, ratioTo50: speed.ratioTo50 },
    minimumDetectableDrop: detectable({ alpha: question.alpha, outcomes, bestIndex, alarm }),
  };
}

type Count = AggregateCheckpoint & { abstained: number };
type Outcomes = readonly CheckpointOutcomes[] | null;

function bestOfCounts(counts: readonly Count[]): number | null {
  let best: number | null = null;
  counts.forEach(({ correct, total }, index) => {
    const leader = best === null ? undefined : counts[best];
    if (leader === undefined || correct / total > leader.correct / leader.total) best = index;
  });
  return best;
}

function figureOf({ step, epoch, total, correct, abstained }: Count): CheckpointFigure {
  const interval = wilson(correct, total);
  const [low, high] = [interval?.low ?? null, interval?.high ?? null];
  return { step, epoch, total, correct, abstained, accuracy: correct / total, low, high };
}

function dropBetween(best: Count, last: Count, outcomes: Outcomes): Analysis["drop"] {
  const before = outcomes?.find(({ step }) => step === best.step);
  const after = outcomes?.find(({ step }) => step === last.step);
  if (before && after) {
    const pair = pairOutcomes(before.outcomes, after.outcomes);
    const { lost, gained, total } = pair;
    const change = pairedDifference(pair);
    const points = toPoints(
      total === 0 ? best.correct / best.total - last.correct / last.total : (lost - gained) / total,
    );
    return {
      points,
      ...negated(change),
      lost,
      gained,
      pValue: mcnemar(pair).twoSided,
      compared: total,
    };
  }
  const interval = newcombe(
    { successes: last.correct, total: last.total },
    { successes: best.correct, total: best.total },
  );
  const points = toPoints(best.correct / best.total - last.correct / last.total);
  const pValue = best.step === last.step ? null : Math.min(1, 2 * unpairedDeclineP(best, last));
  return {
    points,
    ...negated(interval),
    lost: null,
    gained: null,
    pValue,
    compared: Math.min(best.total, last.total),
  };
}

/** The interval of a change as one of a fall, in points. */
function negated(interval: Interval | null): { low: number | null; high: number | null } {
  if (interval === null) return { low: null, high: null };
  return { low: toPoints(-interval.high), high: toPoints(-interval.low) };
}

function alarmOf(
  { alpha, rule, minimumDrop }: AnalysisQuestion,
  counts: readonly Count[],
  outcomes: Outcomes,
): Analysis["onset"]["alarm"] {
  const alarm =
    outcomes === null
      ? findUnpairedAlarm({ checkpoints: counts, alpha, rule, minimumDrop })
      : findAlarm({ checkpoints: outcomes, alpha, rule, minimumDrop });
  const checkpoint = alarm === null ? undefined : counts[alarm.index];
  const reference = alarm === null ? undefined : counts[alarm.referenceIndex];
  if (alarm === null || checkpoint === undefined || reference === undefined) return null;
  const flips =
    "lost" in alarm ? { lost: alarm.lost, gained: alarm.gained } : { lost: null, gained: null };
  const { pValue, threshold } = alarm;
  return {
    ...named(checkpoint),
    reference: named(reference),
    ...flips,
    pValue,
    threshold,
    rule: alarm.rule,
  };
}

function estimateOf(counts: readonly Count[], outcomes: Outcomes): OnsetEstimate | null {
  return outcomes === null
    ? estimateUnpairedOnset({ checkpoints: counts, replicates, seed })
    : estimateOnset({ checkpoints: outcomes, replicates, seed });
}

function recommendedOf(
  { alpha, fit }: AnalysisQuestion,
  counts: readonly Count[],
  outcomes: Outcomes,
): Analysis["recommended"] {
  const unknownFitted = counts.map(({ step }) => shareAt(fit.unknown, step));
  const found = outcomes && recommendCheckpoint({ checkpoints: outcomes, unknownFitted, alpha });
  const index = found ? found.index : bestOfCounts(counts);
  const checkpoint = index === null ? undefined : counts[index];
  if (checkpoint === undefined) return null;
  return {
    ...named(checkpoint),
    accuracy: checkpoint.correct / checkpoint.total,
    unknownFitted: shareAt(fit.unknown, checkpoint.step),
    knownFitted: shareAt(fit.known, checkpoint.step),
    givenUp: found ? found.accuracyGivenUp : 0,
    basis: found ? found.reason : "counts-only",
  };
}

/** Ratio of the examples fitted at a step; null where none was evaluated. */
function shareAt(points: readonly FitPoint[], step: number): number | null {
  const point = points.find((candidate) => candidate.step === step);
  return point === undefined || point.total === 0 ? null : point.fitted / point.total;
}

function detectable(known: {
  alpha: number;
  outcomes: Outcomes;
  bestIndex: number | null;
  alarm: Named | null;
}): number | null {
  const { alpha, outcomes, bestIndex, alarm } = known;
  const best = outcomes?.[bestIndex ?? -1];
  if (!outcomes || bestIndex === null || best === undefined) return null;
  const alarmAt = outcomes.findIndex(({ step }) => step === alarm?.step);
  const alarmIndex = alarmAt < 0 ? null : alarmAt;
  const discordance = discordanceAroundBest({ checkpoints: outcomes, bestIndex, alarmIndex });
  if (discordance === null) return null;
  const examples = countOutcomes(best.outcomes).total;
  const drop = minimumDetectableDrop({
    examples,
    discordance,
    checkpoints: outcomes.length,
    alpha,
  });
  return drop === null ? null : toPoints(drop);
}

function named({ step, epoch }: Named): Named {
  return { step, epoch };
}
