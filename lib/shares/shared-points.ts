import type { Population } from "@/lib/domain/knowledge/knowledge";
import { epochBreak } from "@/lib/domain/rates/epoch-order";
import { type RateId, rateDefinition } from "@/lib/domain/rates/rate-definitions";
import type { SeriesPoint } from "@/lib/runs/schema";
import { isMeasured, measureOf, populationPoints } from "@/lib/runs/store/series-measure";
import type { XChoice } from "@/lib/runs/view-state";
import type { SharedRunPoint } from "./shared-view";

type Range = readonly [number, number] | null;
export type PointsInput = {
  points: readonly SeriesPoint[];
  x: XChoice;
  rate: RateId;
  zoom: Range;
};

const trainSplit = "train";

/** The points of one split and population, by step. */
export function pointsOf(
  points: readonly SeriesPoint[],
  curve: { split: string; population: Population },
): SeriesPoint[] {
  return populationPoints(points, curve).filter(isMeasured);
}

type Placer = (point: SeriesPoint) => number | null;

function timePlacer(points: readonly SeriesPoint[]): Placer {
  const at = ({ time }: SeriesPoint) => (time === null ? Number.NaN : Date.parse(time));
  const times = points.map(at).filter(Number.isFinite);
  const start = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  return (point) => (Number.isFinite(at(point)) ? at(point) - start : null);
}

function fittedPlacer(points: readonly SeriesPoint[]): Placer {
  const unknown = pointsOf(points, { split: trainSplit, population: "Unknown" });
  const accuracy = rateDefinition("accuracy");
  const shares = new Map(unknown.map((point) => [point.step, measureOf(point, accuracy).value]));
  return ({ step }) => shares.get(step) ?? null;
}

function placerOf(x: XChoice, points: readonly SeriesPoint[]): Placer {
  if (x === "epoch") return ({ epoch }) => epoch;
  if (x === "time") return timePlacer(points);
  if (x === "fitted") return fittedPlacer(points);
  return ({ step }) => step;
}

/** The wanted x axis where the run has it, else steps, which every checkpoint has: as on the run page. */
export function chooseX(points: readonly SeriesPoint[], wanted: XChoice): XChoice {
  if (wanted === "epoch" && epochBreak(points) !== null) return "step";
  const places = new Set(points.map(placerOf(wanted, points)).filter((place) => place !== null));
  const least = wanted === "time" ? 2 : 1;
  return places.size >= least ? wanted : "step";
}

/**
 * A curve as the view shows it: only the counts of its rate, only the checkpoints inside its zoom.
 * A training example counts as right when it is fitted, so that a relabelled one is when the model abstains.
 */
export function sharedCurve(
  input: PointsInput,
  of: { split: string; population: Population },
): SharedRunPoint[] {
  return sharedPoints(input, pointsOf(input.points, of));
}

/** The same of points that are one curve. */
export function sharedPoints(
  { points, x, rate, zoom }: PointsInput,
  own: readonly SeriesPoint[],
): SharedRunPoint[] {
  const place = placerOf(x, points);
  const definition = rateDefinition(rate);
  return own.flatMap((point) => {
    const at = place(point);
    if (at === null || (zoom !== null && (at < zoom[0] || at > zoom[1]))) return [];
    const { numerator, total, value, interval, isEstimated } = measureOf(point, definition);
    return [
      {
        ...{ x: at, step: point.step, epoch: point.epoch, numerator, total },
        ...(point.basis === "counts"
          ? {}
          : { value, low: interval?.low ?? null, high: interval?.high ?? null, isEstimated }),
      },
    ];
  });
}
