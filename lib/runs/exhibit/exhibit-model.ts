import type { JudgedCurve } from "@/lib/domain/judged-curve";
import { knowledgeCategories } from "@/lib/domain/knowledge/knowledge";
import { type RateId, rateDefinition } from "@/lib/domain/rates/rate-definitions";
import type { AnalysisResponse } from "@/lib/runs/analysis/analysis-schema";
import type { SeriesPoint } from "@/lib/runs/schema";
import {
  measureOf,
  openSetsIn,
  populationPoints,
  unknownBeside,
} from "@/lib/runs/store/series-measure";
import type { XChoice } from "@/lib/runs/view-state";
import type { ExhibitCurve, ExhibitMarks, ExhibitPoint, NamedCheckpoint } from "./exhibit-schema";
import { layOutX } from "./exhibit-x";

/** A picture of the rates of one run: Exhibit 1, or held-out accuracy by knowledge category. */
export type ExhibitModel = ExhibitMarks & {
  chart: "exhibit" | "categories" | "metrics";
  rate: RateId;
  x: XChoice | "best";
  curves: readonly ExhibitCurve[];
};

export type CurvesInput = {
  points: readonly SeriesPoint[];
  x: XChoice;
  rate: RateId;
  /** What lies outside of it is left out; on the page the chart zooms, and nothing is. */
  zoom: readonly [number, number] | null;
};

/**
 * Points as a curve of the view. A training example counts as right when it is fitted, so that a relabelled one is
 * when the model abstains.
 */
function curveOf(
  { points, x, rate, zoom }: CurvesInput,
  own: readonly SeriesPoint[],
): ExhibitPoint[] {
  const { placeOf } = layOutX(x, points);
  const definition = rateDefinition(rate);
  return own.flatMap((point) => {
    const at = placeOf(point);
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

type CurveName = Pick<ExhibitCurve, "id" | "split" | "population">;

function namedCurves(input: CurvesInput, names: readonly CurveName[]): ExhibitCurve[] {
  return names
    .map((name) => ({ ...name, points: curveOf(input, populationPoints(input.points, name)) }))
    .filter(({ points }) => points.length > 0);
}

/** Exhibit 1: train Known and Unknown above, the held-out curves below, sets without a class by name. */
export function exhibitCurves(input: CurvesInput, headline: JudgedCurve | null): ExhibitCurve[] {
  const { points } = input;
  const beside = headline === null ? [] : unknownBeside(points, headline).slice(0, 1);
  const found = namedCurves(input, [
    { id: "train-known", split: "train", population: "Known" },
    { id: "train-unknown", split: "train", population: "Unknown" },
    { id: "train-all", split: "train", population: "all" },
    ...(headline === null ? [] : [{ id: "dev", ...headline } as const]),
    ...beside.map(({ split }) => ({ id: "dev-unknown", split, population: "Unknown" }) as const),
  ]);
  const isLabelled = found.some(({ id }) => id === "train-known" || id === "train-unknown");
  const open = openSetsIn(points).map(({ split, set, points: own }, index) => ({
    ...{ id: `set-${index}` as const, split, population: "all" as const, set },
    points: curveOf(input, own),
  }));
  return [
    ...found.filter(({ id }) => !(isLabelled && id === "train-all")),
    ...open.filter((curve) => curve.points.length > 0),
  ];
}

/** The curves with the band that labelling alone gives each; only of accuracy, which is what was drawn again. */
export function withLabelNoise(
  curves: readonly ExhibitCurve[],
  rate: RateId,
  noise: AnalysisResponse["labelNoise"],
): ExhibitCurve[] {
  if (noise === null || rate !== "accuracy") return [...curves];
  return curves.map((curve) => {
    const own = noise.curves.find(
      ({ split, population }) => split === curve.split && population === curve.population,
    );
    if (own === undefined || curve.set !== undefined) return curve;
    const bands = new Map(own.points.map(({ step, low, high }) => [step, { low, high }]));
    const points = curve.points.map((point) => {
      const labelNoise = bands.get(point.step);
      return labelNoise === undefined ? point : { ...point, labelNoise };
    });
    const isWholeSplit = noise.curves.every((one) => one === own || one.split !== own.split);
    return { ...curve, isWholeSplit, points };
  });
}

/** The splits with at least one labelled example, dev before test before train. */
export function labelledSplits(points: readonly SeriesPoint[]): readonly string[] {
  const order = ["dev", "test", "train"];
  const rank = (split: string) => (order.includes(split) ? order.indexOf(split) : 1.5);
  const found = points.filter(({ category }) => knowledgeCategories.some((id) => id === category));
  return [...new Set(found.map(({ split }) => split))].toSorted((a, b) => rank(a) - rank(b));
}

/** One curve for each knowledge category that the split holds; the wanted split where it is labelled, else the first. */
export function categoryCurves(input: CurvesInput, wanted: string | null): ExhibitCurve[] {
  const splits = labelledSplits(input.points);
  const split = splits.find((name) => name === wanted) ?? splits[0];
  if (split === undefined) return [];
  return namedCurves(
    input,
    knowledgeCategories.map((id) => ({ id, split, population: id })),
  );
}

const named = ({ step, epoch }: NamedCheckpoint) => ({ step, epoch });

/** The marks of an analysis. The onset only with an alarm, in epochs, and where a point is surely lost. */
export function marksOf(analysis: AnalysisResponse): ExhibitMarks {
  const { best, recommended, onset, detectableDrop } = analysis;
  const estimate = onset.alarm && onset.estimate?.unit === "epoch" ? onset.estimate : null;
  const { low, high } = estimate?.onePointLost ?? { low: 0, high: null };
  return {
    best: best && named(best),
    recommended: recommended && named(recommended),
    alarm: onset.alarm && named(onset.alarm),
    onset: high === null ? null : { low, high },
    detectableDrop,
  };
}
