import { bestIndex } from "@/lib/domain/decision/best-checkpoint";
import { lossesAgainstBest } from "@/lib/domain/decision/choices";
import { type FallBetween, fallBetween } from "@/lib/domain/decision/fall-between";
import { optimismOf } from "@/lib/domain/decision/optimism";
import {
  decideWithin,
  type PricedCheckpoint,
  priceCheckpoints,
  roundedUp,
} from "@/lib/domain/decision/prices";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { powerOf } from "@/lib/domain/onset/detectable";
import {
  type CheckpointCounts,
  examplesOf,
  type Judged,
  judge,
} from "@/lib/domain/onset/judged-checkpoints";
import { findRunOnset, neededExamples, type RunOnset } from "@/lib/domain/onset/run-onset";
import type { AlarmPlan } from "@/lib/domain/onset/window-alarm";
import { type CheckpointOutcomes, pairOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { toPoints } from "@/lib/domain/points";
import {
  type FittedPoint,
  type FittingSpeed,
  fittingSpeed,
} from "@/lib/domain/rates/fitting-speed";
import { wilson } from "@/lib/domain/rates/rates";
import { mcnemar } from "@/lib/domain/stats/mcnemar";

/** Fitted Known and Unknown training examples at each checkpoint that evaluated any. */
export type FitPoint = FittedPoint & { step: number };

export type AnalysisQuestion = {
  split: string;
  population: Population;
  /** By step. Counts of the population; what the charts show. */
  counts: readonly CheckpointCounts[];
  /** The same checkpoints with one outcome per example; null where only counts were sent. */
  outcomes: readonly CheckpointOutcomes[] | null;
  fit: { known: readonly FitPoint[]; unknown: readonly FitPoint[] };
  /** New facts learned, where these are not all Unknown ones: relabelled examples are no new knowledge. */
  newFacts?: readonly FitPoint[];
  alpha: number;
  plan: AlarmPlan;
  /** Ratio: falls smaller than this raise no alarm. */
  minimumDrop: number;
  /** Ratio: what a checkpoint may lose against the best and still be a choice. */
  margin: number;
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

export type ChosenCheckpoint = Named & {
  accuracy: number;
  /** Points: surely (one-sided 95 %) no more than this is lost against the best; rounded up. */
  atMost: number;
  unknownFitted: number | null;
};

/** Points are percentage points; everything that does not exist is null. */
export type Analysis = {
  split: string;
  population: Population;
  checkpoints: number;
  /** Checkpoints that scored enough of the examples to be concluded from; the others. */
  eligible: number;
  leftOut: { step: number; scored: number; of: number }[];
  examples: number;
  /** "rates": logged without counts; drawn, not tested. */
  basis: "counts" | "rates";
  paired: boolean;
  best: CheckpointFigure | null;
  last: CheckpointFigure | null;
  drop: FallBetween | null;
  onset: RunOnset;
  /** The best: what is not surely as good is a choice of those who need the new facts. */
  recommended: (Named & Recommended) | null;
  choices: {
    margin: number;
    furthest: ChosenCheckpoint | null;
    earliest: ChosenCheckpoint | null;
  };
  /** What every checkpoint gives and costs; empty without outcomes. */
  prices: PricedCheckpoint[];
  fit: { known: FittingSpeed; unknown: FittingSpeed; ratioTo50: number | null };
  /** Points: a lasting fall of this size would be found in four of five such runs. */
  detectableDrop: number | null;
  /** Whether "no fall is confirmed" means something: a lasting fall of 10 points would be found as often. */
  hasPower: boolean;
  /** Examples that would let the alarm ring at all, where these cannot. */
  examplesNeeded: number | null;
  /** Last against step 0 on the same examples; null without a step 0 or without outcomes. */
  belowBase: { lost: number; gained: number; pValue: number } | null;
};

type Recommended = {
  accuracy: number;
  /** Points that the best reads too high by, as every maximum does; null without outcomes. */
  optimism: number | null;
  unknownFitted: number | null;
  knownFitted: number | null;
};

/**
 * Everything that Onset says of one run, split and population (SCIENCE.md sections 5 to 7, ONSET-RULES.md): best and
 * last checkpoint (ties to the earliest), their fall over common examples, alarm, start, choices, speed of fitting
 * and the smallest fall that would be found. Unpaired where no example stands behind the counts.
 */
export function analyse(question: AnalysisQuestion): Analysis {
  const evaluated = question.counts.filter(({ total }) => total > 0);
  const examples = examplesOf(question, evaluated);
  const judged = judge(question, evaluated, examples);
  const { counts, outcomes, table } = judged;
  const bestAt = bestIndex(counts.map(({ correct, total }) => correct / total));
  const best = bestAt === null ? undefined : counts[bestAt];
  const last = counts.at(-1);
  const speed = fittingSpeed(question.fit);
  const { alpha, plan } = question;
  const onset = findRunOnset(judged, question);
  const power = onset.alarm === null ? powerOf(table, { alpha, plan }) : null;
  const prices = pricesOf(question, judged, bestAt);
  return {
    split: question.split,
    population: question.population,
    checkpoints: evaluated.length,
    eligible: counts.length,
    leftOut: evaluated
      .filter(({ step }) => !counts.some((kept) => kept.step === step))
      .map(({ step, total }) => ({ step, scored: total, of: examples })),
    examples,
    basis: "counts",
    paired: outcomes !== null,
    best: best ? figureOf(best) : null,
    last: last ? figureOf(last) : null,
    drop: best && last ? fallBetween(best, last, outcomes) : null,
    onset,
    recommended: best ? recommendedOf(question, best, outcomes) : null,
    choices: choicesOf(question.margin, prices, best?.step ?? null),
    prices,
    fit: { known: speed.known, unknown: speed.unknown, ratioTo50: speed.ratioTo50 },
    detectableDrop: pointsOrNull(power?.fall ?? null),
    hasPower: power?.isEnough ?? true,
    examplesNeeded: neededExamples(table, question),
    belowBase: belowBaseOf(outcomes),
  };
}

function figureOf(counts: CheckpointCounts): CheckpointFigure {
  const { step, epoch, total, correct, abstained } = counts;
  const interval = wilson(correct, total);
  const [low, high] = [interval?.low ?? null, interval?.high ?? null];
  return { step, epoch, total, correct, abstained, accuracy: correct / total, low, high };
}

function recommendedOf(
  { fit }: AnalysisQuestion,
  best: CheckpointCounts,
  outcomes: Judged["outcomes"],
): Named & Recommended {
  const optimism = outcomes && optimismOf(outcomes);
  return {
    ...named(best),
    accuracy: best.correct / best.total,
    optimism: optimism && toPoints(optimism.optimism),
    unknownFitted: shareAt(fit.unknown, best.step),
    knownFitted: shareAt(fit.known, best.step),
  };
}

function pricesOf(
  { fit, newFacts }: AnalysisQuestion,
  { counts, outcomes }: Judged,
  best: number | null,
): PricedCheckpoint[] {
  if (outcomes === null || best === null) return [];
  const losses = lossesAgainstBest(outcomes, best);
  return priceCheckpoints({
    ...{ counts, losses },
    fit: { known: fit.known, unknown: newFacts ?? fit.unknown },
  });
}

function choicesOf(
  margin: number,
  prices: readonly PricedCheckpoint[],
  bestStep: number | null,
): Analysis["choices"] {
  const decision = decideWithin(toPoints(margin), prices, bestStep);
  const chosen = (price: PricedCheckpoint | null): ChosenCheckpoint | null =>
    price && {
      ...named(price),
      accuracy: price.accuracy,
      atMost: roundedUp(price.atMost ?? 0),
      unknownFitted: price.toLearn ? (price.learned ?? 0) / price.toLearn : null,
    };
  return {
    margin: toPoints(margin),
    furthest: chosen(decision?.furthest ?? null),
    earliest: chosen(decision?.earliest ?? null),
  };
}

/** Ratio of the examples fitted at a step; null where none was evaluated. */
function shareAt(points: readonly FitPoint[], step: number): number | null {
  const point = points.find((candidate) => candidate.step === step);
  return point === undefined || point.total === 0 ? null : point.fitted / point.total;
}

function pointsOrNull(ratio: number | null): number | null {
  return ratio === null ? null : toPoints(ratio);
}

function belowBaseOf(outcomes: readonly CheckpointOutcomes[] | null): Analysis["belowBase"] {
  const [base] = outcomes ?? [];
  const last = outcomes?.at(-1);
  if (base === undefined || last === undefined || base.step !== 0 || last.step === 0) return null;
  const pair = pairOutcomes(base.outcomes, last.outcomes);
  if (pair.total === 0) return null;
  return { lost: pair.lost, gained: pair.gained, pValue: mcnemar(pair).twoSided };
}

function named({ step, epoch }: Named): Named {
  return { step, epoch };
}
