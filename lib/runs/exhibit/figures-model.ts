import { bestPoint } from "@/lib/domain/decision/best-checkpoint";
import type { JudgedCurve } from "@/lib/domain/judged-curve";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { type Interval, newcombe } from "@/lib/domain/rates/rates";
import type { SeriesPoint } from "@/lib/runs/schema";
import { measureOf, populationPoints } from "@/lib/runs/store/series-measure";
import type { FigureModel, LearnedModel } from "./exhibit-schema";

export type FiguresModel = {
  best: FigureModel | null;
  last: FigureModel | null;
  learned: LearnedModel | null;
  /** Evaluated; left out of links frozen before it was told. */
  checkpoints?: number | undefined;
};

export type LastChange = {
  /** Ratio: last minus best. */
  difference: number;
  /** Unpaired 95 % interval of it (Newcombe); null without one. */
  interval: Interval | null;
  /** Rates without counts: nothing is tested. */
  isLogged: boolean;
};

/** Last against best, unpaired; without a test where either is a logged rate. Null with fewer than two checkpoints. */
export function changeIn(figures: Omit<FiguresModel, "learned">): LastChange | null {
  const { best, last, checkpoints = 2 } = figures;
  if (best === null || last === null || checkpoints < 2) return null;
  const isLogged = best.isLogged === true || last.isLogged === true;
  if (best.step === last.step) return { difference: 0, interval: null, isLogged };
  const difference = last.accuracy - best.accuracy;
  const hasCounts = [best, last].every(({ correct, total }) => correct !== null && total !== null);
  if (isLogged || !hasCounts) return { difference, interval: null, isLogged };
  const countsOf = ({ correct, total }: FigureModel) => {
    return { successes: correct ?? 0, total: total ?? 0 };
  };
  return { difference, interval: newcombe(countsOf(last), countsOf(best)), isLogged };
}

const accuracyRate = rateDefinition("accuracy");

/** How many of the Unknown training examples are fitted at the last checkpoint that evaluated them, and at the best one. */
export function learnedIn(
  points: readonly SeriesPoint[],
  best: { step: number } | null,
): LearnedModel | null {
  const measured = populationPoints(points, { split: "train", population: "Unknown" })
    .filter(({ basis, fitted }) => basis !== "counts" || fitted !== null)
    .map((point) => ({ point, ...measureOf(point, accuracyRate) }))
    .filter(({ value }) => value !== null);
  const last = measured.at(-1);
  if (!last || last.value === null) return null;
  const firstWith = (share: number) => {
    const point = measured.find(({ value }) => (value ?? 0) >= share)?.point;
    return point ? { step: point.step, epoch: point.epoch } : null;
  };
  const atBest = measured.find(({ point }) => point.step === best?.step);
  return {
    ...fittedAt(last),
    half: firstWith(0.5),
    atBest: atBest ? fittedAt(atBest) : null,
    whole: firstWith(1),
  };
}

type Measured = ReturnType<typeof measureOf> & { point: SeriesPoint };

function fittedAt({ point, numerator, total, value }: Measured) {
  const share = point.basis === "counts" || value === null ? {} : { share: value };
  return { fitted: numerator, total, ...share };
}

/** Of the answers, in the split train too. */
function figureOf(point: SeriesPoint): FigureModel[] {
  const { step, epoch, accuracy, basis, total, correct, low, high } = point;
  if (accuracy === null) return [];
  const logged = {
    ...(basis === "counts" ? {} : { isLogged: true }),
    ...(point.estimated === true ? { isEstimated: true } : {}),
  };
  return [{ step, epoch, accuracy, total, correct, low, high, ...logged }];
}

/** The figures above the picture: best, last, and new facts learned. */
export function figuresOf(
  points: readonly SeriesPoint[],
  headline: JudgedCurve | null,
): FiguresModel {
  if (headline === null) return { best: null, last: null, learned: learnedIn(points, null) };
  const figures = populationPoints(points, headline).flatMap(figureOf);
  const best = bestPoint(figures);
  const learned = learnedIn(points, best);
  return { best, last: figures.at(-1) ?? null, learned, checkpoints: figures.length };
}
