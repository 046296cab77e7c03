import { z } from "zod";
import {
  knowledgeCategories,
  type Population,
  populations,
} from "@/lib/domain/knowledge/knowledge";
import { type RateId, rateDefinition } from "@/lib/domain/rates/rate-definitions";
import type { AnalysisAnswer } from "@/lib/runs/analysis/analysis-schema";
import type { SeriesPoint } from "@/lib/runs/schema";
import {
  measureOf,
  openSetsIn,
  populationPoints,
  unknownBeside,
} from "@/lib/runs/store/series-measure";
import type { XChoice } from "@/lib/runs/view-state";
import { layOutX } from "./exhibit-x";

const integer = z.number().int();
const ratio = z.number().min(0).max(1).nullable();

/**
 * A checkpoint on a curve: where it stands on the chosen x axis, and the counts of the chosen rate. A rate that was
 * logged without counts has a value instead; `total` then is the number of examples, where known.
 */
export const exhibitPoint = z.object({
  step: integer,
  epoch: z.number().nullable(),
  x: z.number(),
  numerator: integer.nullable(),
  total: integer.nullable(),
  value: ratio.optional(),
  low: ratio.optional(),
  high: ratio.optional(),
  isEstimated: z.boolean().optional(),
});
export type ExhibitPoint = z.infer<typeof exhibitPoint>;

export const exhibitCurveIds = [
  "train-known",
  "train-unknown",
  "train-all",
  "dev",
  "dev-unknown",
  ...knowledgeCategories,
] as const;
export const exhibitCurve = z.object({
  id: z.union([z.enum(exhibitCurveIds), z.templateLiteral(["set-", z.number()])]),
  split: z.string(),
  population: z.enum(populations),
  /** The own name of a set of which nobody said what facts it holds. */
  set: z.string().optional(),
  points: z.array(exhibitPoint),
});
export type ExhibitCurve = z.infer<typeof exhibitCurve>;

const place = z.object({ step: integer, epoch: z.number().nullable() });
/** What an analysis found, as marks; each null where there is none. */
export const exhibitMarksModel = {
  recommended: place.nullable(),
  alarm: place.nullable(),
  /** Where one point is lost, in epochs. */
  onset: z.object({ low: z.number(), high: z.number() }).nullable(),
  detectableDrop: z.number().nullable().default(null),
};

type Place = z.infer<typeof place>;
export type ExhibitMarks = {
  best: Place | null;
  recommended: Place | null;
  alarm: Place | null;
  onset: { low: number; high: number } | null;
  detectableDrop: number | null;
};

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

export type Headline = { split: string; population: Population };

/** Exhibit 1: train Known and Unknown above, the held-out curves below, sets without a class by name. */
export function exhibitCurves(input: CurvesInput, headline: Headline | null): ExhibitCurve[] {
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

const named = ({ step, epoch }: Place) => ({ step, epoch });

/** The marks of an analysis. The onset only with an alarm, in epochs, and where a point is surely lost. */
export function marksOf(analysis: AnalysisAnswer): ExhibitMarks {
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
