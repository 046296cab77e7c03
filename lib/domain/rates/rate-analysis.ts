import type { Analysis, CheckpointFigure, FitPoint } from "@/lib/domain/analysis";
import { bestPoint } from "@/lib/domain/decision/best-checkpoint";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { toPoints } from "@/lib/domain/points";
import { fittingSpeed } from "@/lib/domain/rates/fitting-speed";
import type { RatePoint } from "@/lib/domain/rates/rate-points";
import { wilson } from "@/lib/domain/rates/rates";

export type RateQuestion = {
  split: string;
  population: Population;
  /** Of the split and population, by step. */
  rates: readonly RatePoint[];
  fit: { known: readonly FitPoint[]; unknown: readonly FitPoint[] };
};

/**
 * What can be said of rates without counts (SCIENCE.md section 13): best, last and the points between them, and how
 * fast the training examples are fitted. No test, so no alarm, no onset and no recommended checkpoint; an interval of a
 * figure only where somebody vouches for n.
 */
export function analyseRates({ split, population, rates, fit }: RateQuestion): Analysis {
  const figures = rates.flatMap(figureOf);
  const best = bestPoint(figures);
  const last = figures.at(-1) ?? null;
  const { known, unknown, ratioTo50 } = fittingSpeed(fit);
  return {
    ...{ split, population, basis: "rates", paired: false },
    checkpoints: figures.length,
    examples: figures.reduce((most, { total }) => Math.max(most, total ?? 0), 0),
    best,
    last,
    drop: best && last && { ...noTest, points: toPoints(best.accuracy - last.accuracy) },
    eligible: figures.length,
    leftOut: [],
    onset: { alarm: null, lastIsLower: false, estimate: null },
    recommended: null,
    choices: { margin: 0, furthest: null, earliest: null },
    prices: [],
    fit: { known, unknown, ratioTo50 },
    detectableDrop: null,
    hasPower: false,
    examplesNeeded: null,
    belowBase: null,
  };
}

const noTest = { low: null, high: null, lost: null, gained: null, pValue: null, compared: 0 };

function figureOf({ step, epoch, accuracy, n, basis }: RatePoint): CheckpointFigure[] {
  if (accuracy === null) return [];
  const isVouched = n !== null && (basis === "confirmed" || basis === "stated");
  if (!isVouched) {
    const total = basis === "estimated" ? n : null;
    return [
      {
        ...{ step, epoch, accuracy, total },
        correct: null,
        abstained: null,
        low: null,
        high: null,
      },
    ];
  }
  const correct = Math.round(n * accuracy);
  const { low = null, high = null } = wilson(correct, n) ?? {};
  return [{ step, epoch, accuracy, total: n, correct, abstained: null, low, high }];
}

/** Rates of a training set as a share fitted; their n is not needed for a speed. */
export function fitOfRates(rates: readonly RatePoint[]): FitPoint[] {
  return rates.flatMap(({ step, epoch, accuracy }) =>
    accuracy === null ? [] : [{ step, epoch, fitted: accuracy, total: 1 }],
  );
}
