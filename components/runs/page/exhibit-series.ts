import type { PlotPanel, PlotSeries } from "@/components/charts/plot-model";
import type { Headline } from "@/components/runs/page/headline";
import { openSetCurves } from "@/components/runs/page/open-set-curves";
import { plotCurve } from "@/components/runs/page/plot-curve";
import { curveName } from "@/components/runs/page/population-words";
import { type CurvePoint, curveOf, pointsOf, trainSplit } from "@/components/runs/page/run-curve";
import type { XOption } from "@/components/runs/page/x-places";
import type { RateDefinition } from "@/lib/domain/rates/rate-definitions";
import type { SeriesPoint } from "@/lib/runs/schema";
import { unknownBeside } from "@/lib/runs/store/series-measure";

export type NamedCurve = Omit<PlotSeries, "points"> & { curve: readonly CurvePoint[] };

const trainLooks = [
  { id: "train-known", population: "Known", color: "known" },
  { id: "train-unknown", population: "Unknown", color: "unknown" },
] as const;

function trainCurves(points: readonly SeriesPoint[], rate: RateDefinition): NamedCurve[] {
  const split = trainSplit;
  const labelled = trainLooks.map(({ id, population, color }) => ({
    ...{ id, color, panel: "train", label: curveName(split, population) },
    shortLabel: population,
    curve: curveOf(pointsOf(points, { split, population }), rate),
  }));
  const found = labelled.filter(({ curve }) => curve.length > 0);
  if (found.length > 0) return found;
  const all = curveOf(pointsOf(points, { split, population: "all" }), rate);
  if (all.length === 0) return [];
  const label = curveName(split, "all");
  return [
    { id: "train-all", color: "muted", panel: "train", label, shortLabel: "train", curve: all },
  ];
}

type ExhibitInput = {
  points: readonly SeriesPoint[];
  rate: RateDefinition;
  headline: Headline | null;
};

/** Exhibit 1 as numbers: train Known and Unknown above, the held-out curves below, sets without a class by name. */
export function exhibitCurves(input: ExhibitInput): readonly NamedCurve[] {
  const { points, rate } = input;
  return [...trainCurves(points, rate), ...heldOutCurves(input), ...openSetCurves(points, rate)];
}

function heldOutCurves({ points, rate, headline }: ExhibitInput): NamedCurve[] {
  if (headline === null) return [];
  const label = curveName(headline.split, headline.population);
  const curve = curveOf(pointsOf(points, headline), rate);
  const shortLabel = headline.split;
  const dev: NamedCurve = {
    ...{ id: "dev", color: "dev", panel: "dev", isStrong: true, label, shortLabel, curve },
  };
  const unknown = unknownBeside(points, headline);
  if (unknown.length === 0) return [dev];
  return [
    { ...dev, shortLabel: "Known" },
    {
      ...{ id: "dev-unknown", color: "unknown", panel: "dev", dash: "dashed" },
      ...{ label: curveName(headline.split, "Unknown"), shortLabel: "Unknown" },
      curve: curveOf(unknown, rate),
    },
  ];
}

/** The same as lines along x; only the held-out curve has a band. */
export function exhibitSeries(
  curves: readonly NamedCurve[],
  x: Pick<XOption, "placeOf">,
): readonly PlotSeries[] {
  return curves.map(({ curve, ...look }) => ({
    ...look,
    points: plotCurve({ curve, x, hasBand: look.panel === "dev" }),
  }));
}

/** Where many sets are drawn together, lines that cross need room. */
const heightOfMany = 320;
const fewLines = 2;

/** The panels that hold a line; an empty one would be a box without a reason. */
export function panelsWith(
  panels: readonly PlotPanel[],
  series: readonly PlotSeries[],
): readonly PlotPanel[] {
  return panels.flatMap((panel) => {
    const own = series.filter(
      (item) => item.panel === panel.id && item.points.some(({ y }) => y !== null),
    );
    if (own.length === 0) return [];
    const isCrowded = panel.id === "dev" && own.length > fewLines;
    return [isCrowded ? { ...panel, height: Math.max(panel.height, heightOfMany) } : panel];
  });
}
