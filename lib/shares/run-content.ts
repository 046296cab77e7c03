import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { inWords, tellOnly } from "@/lib/domain/findings/finding-words";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { methodVersion } from "@/lib/domain/method-version";
import type { AnalysisResponse } from "@/lib/runs/analysis/analysis-schema";
import { getAnalysis } from "@/lib/runs/analysis/get-analysis";
import { getSeries } from "@/lib/runs/analysis/get-series";
import type { ToldChoice } from "@/lib/runs/choice-schema";
import {
  type CurvesInput,
  categoryCurves,
  exhibitCurves,
  marksOf,
  withLabelNoise,
} from "@/lib/runs/exhibit/exhibit-model";
import type { ExhibitCurve } from "@/lib/runs/exhibit/exhibit-schema";
import { chooseX } from "@/lib/runs/exhibit/exhibit-x";
import { learnedIn } from "@/lib/runs/exhibit/figures-model";
import type { SeriesPoint } from "@/lib/runs/schema";
import type { RunRef } from "@/lib/runs/service";
import { isMeasured, populationPoints } from "@/lib/runs/store/series-measure";
import { zoomBetween } from "@/lib/runs/view-state";
import { metricContent } from "./metric-content";
import type { ReadView, RunChartId } from "./read-view";
import type { Allowed } from "./schema";
import { forgottenExamples } from "./shared-examples";
import type { SharedRunContent } from "./shared-view";

export type ContentInput = {
  view: ReadView<RunChartId>;
  allow: Pick<Allowed, "examples">;
  isRunning: boolean;
  chosen: ToldChoice | null;
};

/** What a view of one run shows, in numbers, and nothing beside it. */
export async function runContent(
  viewer: Viewer,
  ref: RunRef,
  { view: asked, allow, isRunning, chosen }: ContentInput,
): Promise<SharedRunContent> {
  const metric = await metricContent(viewer, ref, asked);
  const view = metric === null ? withoutMetric(asked) : asked;
  const { points } = await getSeries(viewer, ref, {});
  const analysis = await getAnalysis(viewer, ref, wantedCurve(points, view));
  const x = chooseX(points, view.x);
  const zoom = zoomBetween(view.from, view.to);
  const input = { points, x, rate: view.y, zoom };
  const curves = curvesOf(input, view, analysis);
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
    learned: isTrainShown ? learnedIn(points, analysis.best) : null,
    ...foundBy(analysis, points),
    ...(chosen ? { chosen } : {}),
    examples: allow.examples ? await forgottenExamples(viewer, ref, analysis) : null,
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

/** The curves in sight; what is hidden is not told. */
function curvesOf(
  input: CurvesInput,
  { chart, categories, hide, noise }: ReadView<RunChartId>,
  { split, population, labelNoise }: AnalysisResponse,
): ExhibitCurve[] {
  if (chart === "metrics") return [];
  const headline = split === null ? null : { split, population };
  const curves =
    chart === "exhibit"
      ? withLabelNoise(exhibitCurves(input, headline), input.rate, noise ? labelNoise : null)
      : categoryCurves(input, categories);
  return curves.filter(({ id }) => !hide.includes(id));
}

function figureOf(figure: NonNullable<AnalysisResponse["best"]>, points: readonly SeriesPoint[]) {
  const { step, epoch, correct, total, accuracy, low, high } = figure;
  const own = points.find((point) => point.step === step && point.accuracy === accuracy);
  const isLogged = own !== undefined && own.basis !== "counts";
  return {
    ...{ step, epoch, correct, total, accuracy, low, high },
    ...(isLogged ? { isLogged } : {}),
    ...(own?.estimated === true ? { isEstimated: true } : {}),
  };
}

function foundBy(analysis: AnalysisResponse, points: readonly SeriesPoint[]) {
  const { split, population, last, drop } = analysis;
  const own = split === null ? [] : populationPoints(points, { split, population });
  const { best: _, ...marks } = marksOf(analysis);
  return {
    ...marks,
    best: analysis.best && figureOf(analysis.best, own),
    last: last && figureOf(last, own),
    drop: drop && {
      lost: drop.lost,
      gained: drop.gained,
      low: drop.low,
      high: drop.high,
      pValue: drop.pValue,
      compared: drop.compared,
    },
    checkpoints: analysis.checkpoints,
    examplesCompared: analysis.examples,
    findings: tellOnly(analysis.findingSegments, () => false).map((finding) => ({
      ...finding,
      segments: inWords(finding.segments),
    })),
    warnings: analysis.warnings,
  };
}
