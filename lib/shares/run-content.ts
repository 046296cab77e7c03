import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { inWords, tellOnly } from "@/lib/domain/findings/finding-words";
import { knowledgeCategories, type Population } from "@/lib/domain/knowledge/knowledge";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import type { AnalysisAnswer } from "@/lib/runs/analysis/analysis-schema";
import { getAnalysis } from "@/lib/runs/analysis/get-analysis";
import { getSeries } from "@/lib/runs/analysis/get-series";
import type { SeriesPoint } from "@/lib/runs/schema";
import type { RunPlace } from "@/lib/runs/service";
import { isMeasured, measureOf, openSetsIn, unknownBeside } from "@/lib/runs/store/series-measure";
import { zoomBetween } from "@/lib/runs/view-state";
import { methodVersion } from "./method";
import { metricContent } from "./metric-content";
import type { ReadView, RunChartId } from "./read-view";
import { forgottenExamples } from "./shared-examples";
import { chooseX, type PointsInput, pointsOf, sharedCurve, sharedPoints } from "./shared-points";
import type { SharedCurve, SharedRunContent } from "./shared-view";

export type ContentInput = {
  view: ReadView<RunChartId>;
  allowExamples: boolean;
  isRunning: boolean;
};

/** What a view of one run shows, in numbers, and nothing beside it. */
export async function runContent(
  viewer: Viewer,
  place: RunPlace,
  { view: asked, allowExamples, isRunning }: ContentInput,
): Promise<SharedRunContent> {
  const metric = await metricContent(viewer, place, asked);
  const view = metric === null ? withoutMetric(asked) : asked;
  const { points } = await getSeries(viewer, place, {});
  const analysis = await getAnalysis(viewer, place, wantedCurve(points, view));
  const x = chooseX(points, view.x);
  const zoom = zoomBetween(view.from, view.to);
  const input: PointsInput = { points, x, rate: view.y, zoom };
  const curves = curvesOf(input, view, analysis).filter(({ id }) => !view.hide.includes(id));
  const isTrainShown = curves.some(({ id }) => id === "train-unknown");
  return {
    kind: "run",
    methodVersion,
    asOf: new Date().toISOString(),
    rate: view.y,
    x,
    zoom: zoom === null ? null : [zoom[0], zoom[1]],
    split: analysis.split,
    population: analysis.population,
    chart: view.chart,
    isRunning,
    curves,
    metric,
    learned: isTrainShown ? learnedIn(points) : null,
    ...foundBy(analysis),
    examples: allowExamples ? await forgottenExamples(viewer, place, analysis) : null,
  };
}

/** A metric that is not there leaves Exhibit 1. */
function withoutMetric(view: ReadView<RunChartId>): ReadView<RunChartId> {
  return view.chart === "metrics" ? { ...view, chart: "exhibit" } : view;
}

/** The split and population the view asks for, where the run was evaluated on them. */
export function wantedCurve(points: readonly SeriesPoint[], view: ReadView) {
  const { split, of: population } = view;
  const isThere = (wanted: { split?: string | null; population?: Population | null }) =>
    points.some(
      (point) =>
        isMeasured(point) &&
        (wanted.split ?? point.split) === point.split &&
        (wanted.population ?? point.category) === point.category,
    );
  return {
    ...(split !== null && isThere({ split }) ? { split } : {}),
    ...(population !== null && isThere({ split, population }) ? { population } : {}),
  };
}

type CurveName = Pick<SharedCurve, "id" | "split" | "population">;

function curvesOf(
  input: PointsInput,
  view: ReadView<RunChartId>,
  analysis: AnalysisAnswer,
): SharedCurve[] {
  if (view.chart === "metrics") return [];
  const names =
    view.chart === "exhibit" ? exhibitNames(input.points, analysis) : categoryNames(input, view);
  const open = view.chart === "exhibit" ? openSetsIn(input.points) : [];
  const found: SharedCurve[] = [
    ...names.map((name) => ({ ...name, points: sharedCurve(input, name) })),
    ...open.map(({ split, set, points }, index) => ({
      ...{ id: `set-${index}` as const, split, population: "all" as const, set },
      points: sharedPoints(input, points),
    })),
  ].filter(({ points }) => points.length > 0);
  const isLabelled = found.some(({ id }) => id === "train-known" || id === "train-unknown");
  return isLabelled ? found.filter(({ id }) => id !== "train-all") : found;
}

function exhibitNames(
  points: readonly SeriesPoint[],
  { split, population }: AnalysisAnswer,
): CurveName[] {
  const heldOut = split === null ? [] : [{ id: "dev", split, population } as const];
  const beside = split === null ? [] : unknownBeside(points, { split, population }).slice(0, 1);
  return [
    { id: "train-known", split: "train", population: "Known" },
    { id: "train-unknown", split: "train", population: "Unknown" },
    { id: "train-all", split: "train", population: "all" },
    ...heldOut,
    ...beside.map(
      () => ({ id: "dev-unknown", split: split ?? "", population: "Unknown" }) as const,
    ),
  ];
}

function categoryNames({ points }: PointsInput, { categories }: ReadView): CurveName[] {
  const labelled = new Set(
    points
      .filter(({ category }) => knowledgeCategories.some((name) => name === category))
      .map(({ split }) => split),
  );
  const split = [categories, "dev", ...labelled].find(
    (name) => name !== null && labelled.has(name),
  );
  if (!split) return [];
  return knowledgeCategories.map((id) => ({ id, split, population: id }));
}

function learnedIn(points: readonly SeriesPoint[]): SharedRunContent["learned"] {
  const unknown = pointsOf(points, { split: "train", population: "Unknown" });
  const last = unknown.at(-1);
  const rate = rateDefinition("accuracy");
  if (last === undefined || (last.basis === "counts" && last.fitted === null)) return null;
  const half = unknown.find((point) => (measureOf(point, rate).value ?? 0) >= 0.5);
  const { numerator: fitted, total, value } = measureOf(last, rate);
  return {
    ...{ fitted, total, half: half ? { step: half.step, epoch: half.epoch } : null },
    ...(last.basis === "counts" || value === null ? {} : { share: value }),
  };
}

function named(place: { step: number; epoch: number | null }) {
  return { step: place.step, epoch: place.epoch };
}

export function figureOf(figure: NonNullable<AnalysisAnswer["best"]>) {
  const { correct, total, accuracy, low, high } = figure;
  return { ...named(figure), correct, total, accuracy, low, high };
}

function foundBy(analysis: AnalysisAnswer) {
  const { best, last, drop, onset, recommended } = analysis;
  const estimate = onset.alarm && onset.estimate?.unit === "epoch" ? onset.estimate : null;
  const { low, high } = estimate?.onePointLost ?? { low: 0, high: null };
  return {
    best: best && figureOf(best),
    last: last && figureOf(last),
    drop: drop && {
      lost: drop.lost,
      gained: drop.gained,
      low: drop.low,
      high: drop.high,
      pValue: drop.pValue,
      compared: drop.compared,
    },
    recommended: recommended && named(recommended),
    alarm: onset.alarm && named(onset.alarm),
    onset: high === null ? null : { low, high },
    detectableDrop: analysis.detectableDrop,
    examplesCompared: analysis.examples,
    findings: tellOnly(analysis.findingSegments, () => false).map((finding) => ({
      ...finding,
      segments: inWords(finding.segments),
    })),
    warnings: analysis.warnings,
  };
}
