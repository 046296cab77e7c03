import { exhibitPanels } from "@/components/charts/exhibit-panels";
import { setColor } from "@/components/charts/paint";
import type { PlotPicture } from "@/components/charts/picture-model";
import type { PlotMark, PlotPanel, PlotPoint, PlotSeries } from "@/components/charts/plot-model";
import {
  checkpointWords,
  detectableWords,
  exhibitSummary,
  exhibitWords,
  markWords,
  xWords,
} from "@/components/runs/page/exhibit-words";
import { labelBandWords } from "@/components/runs/page/label-band-words";
import { curveName } from "@/components/runs/page/population-words";
import { type Interval, wilson } from "@/lib/domain/rates/rates";
import type { ExhibitModel } from "@/lib/runs/exhibit/exhibit-model";
import type { ExhibitCurve, ExhibitPoint } from "@/lib/runs/exhibit/exhibit-schema";

/** A checkpoint of a curve, read: a rate with what stands behind it. */
export type ReadPoint = {
  x: number;
  step: number;
  epoch: number | null;
  /** A ratio; null where there is nothing to divide by. */
  value: number | null;
  numerator: number | null;
  total: number | null;
  interval: Interval | null;
  isEstimated: boolean;
  /** Where the rate could lie through labelling alone; null where that is not shown. */
  labelNoise: Interval | null;
};
export type NamedCurve = Omit<PlotSeries, "points"> &
  Pick<ExhibitCurve, "isWholeSplit"> & { curve: readonly ReadPoint[] };

/** Counts become a rate with its Wilson interval; a logged rate stays what it is. */
function readPoint(point: ExhibitPoint): ReadPoint {
  const { x, step, epoch, numerator, total, value, low = null, high = null } = point;
  const place = { x, step, epoch, numerator, total, labelNoise: point.labelNoise ?? null };
  if (value !== undefined || numerator === null || total === null) {
    const interval = low === null || high === null ? null : { low, high };
    return { ...place, value: value ?? null, interval, isEstimated: point.isEstimated === true };
  }
  const ratio = total > 0 ? numerator / total : null;
  return { ...place, value: ratio, interval: wilson(numerator, total), isEstimated: false };
}

type Look = Pick<PlotSeries, "color" | "panel" | "dash" | "shortLabel" | "isStrong">;

const categoryLooks: Readonly<Record<string, Look>> = {
  HighlyKnown: { color: "highly-known", panel: "categories", shortLabel: "Highly" },
  MaybeKnown: { color: "maybe-known", panel: "categories", shortLabel: "Maybe", dash: "dashed" },
  WeaklyKnown: { color: "weakly-known", panel: "categories", shortLabel: "Weakly", dash: "dotted" },
  Unknown: { color: "unknown", panel: "categories", shortLabel: "Unknown" },
};
const exhibitLooks: Readonly<Record<string, Look>> = {
  "train-known": { color: "known", panel: "train", shortLabel: "Known" },
  "train-unknown": { color: "unknown", panel: "train", shortLabel: "Unknown" },
  "train-all": { color: "muted", panel: "train", shortLabel: "train" },
  dev: { color: "dev", panel: "dev", isStrong: true },
  "dev-unknown": { color: "unknown", panel: "dev", dash: "dashed", shortLabel: "Unknown" },
};

/** More names than this at the ends of lines are not told apart: the legend has them. */
const mostSetLabels = 8;

function setLook({ id, set = "", split }: ExhibitCurve, count: number) {
  const color = setColor(Number(id.slice("set-".length)), count);
  const panel = split === "train" ? "train" : "dev";
  return { label: set, shortLabel: set, panel, color, hasNoEndLabel: count > mostSetLabels };
}

/** The curves of a model with their names and looks. */
export function namedCurves(curves: readonly ExhibitCurve[]): readonly NamedCurve[] {
  // A guest may be shown some of the sets: their tones stay those of all.
  const sets = curves.flatMap(({ id, set }) =>
    set === undefined ? [] : [Number(id.slice("set-".length)) + 1],
  );
  const isPaired = curves.some(({ id }) => id === "dev-unknown");
  return curves.map((one): NamedCurve => {
    const { id, split, population, set } = one;
    const curve = one.points.map(readPoint);
    if (set !== undefined) return { id, curve, ...setLook(one, Math.max(...sets)) };
    if (id in categoryLooks) return { id, label: id, curve, ...categoryLooks[id] } as NamedCurve;
    const shortLabel = id === "dev" && isPaired ? "Known" : split;
    const look = { color: "muted", panel: "dev", shortLabel, ...exhibitLooks[id] } as const;
    const { isWholeSplit } = one;
    return { id, label: curveName(split, population), curve, isWholeSplit, ...look };
  });
}

function plotted(curve: readonly ReadPoint[], hasBand: boolean): readonly PlotPoint[] {
  return curve.map((point) => {
    const { x, value, numerator, total, interval, isEstimated, labelNoise } = point;
    return {
      ...{ x, y: value, label: checkpointWords(point) },
      ...(numerator === null ? {} : { numerator }),
      ...(total === null ? {} : { total }),
      ...(isEstimated ? { isEstimated } : {}),
      ...(hasBand && interval ? { low: interval.low, high: interval.high } : {}),
      ...(labelNoise ? { lighter: labelNoise } : {}),
    };
  });
}

/** The same as lines along x; only the held-out curve has a band. */
export function exhibitSeries(curves: readonly NamedCurve[]): readonly PlotSeries[] {
  return curves.map(({ curve, isWholeSplit: _, ...look }) => {
    return { ...look, points: plotted(curve, look.panel === "dev") };
  });
}

const categoryPanels: readonly PlotPanel[] = [
  { id: "categories", unit: "ratio", domain: "full", height: 220 },
];
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

/**
 * Lines for the checkpoints and a span for where one point is lost. It is found in epochs, so other
 * layouts of x do not show it; the best is left out where the recommended one is the same.
 */
export function exhibitMarks(model: ExhibitModel): readonly PlotMark[] {
  const places = new Map(
    model.curves.flatMap(({ points }) => points.map(({ step, x }) => [step, x] as const)),
  );
  const { best, recommended, x, onset } = model;
  const isSame = best !== null && best.step === recommended?.step;
  const lines = (["best", "recommended", "alarm"] as const).flatMap((kind): PlotMark[] => {
    const place = kind === "best" && isSame ? null : model[kind];
    const at = place && places.get(place.step);
    if (!place || at == null) return [];
    return [{ id: kind, kind, x: at, label: markWords(kind, place, isSame) }];
  });
  if (!onset || x !== "epoch") return lines;
  const span = { from: onset.low, to: onset.high, x: (onset.low + onset.high) / 2 };
  return [...lines, { id: "onset", kind: "onset", ...span, label: "one point lost" }];
}

/** Exhibit 1, or the rates by knowledge category, for page, link, file and preview. */
export function exhibitPicture(model: ExhibitModel): PlotPicture {
  const curves = namedCurves(model.curves);
  const series = exhibitSeries(curves);
  return {
    kind: "plot",
    ...exhibitWords(model, curves),
    summary: exhibitSummary(curves, model.rate),
    panels: panelsWith(model.chart === "categories" ? categoryPanels : exhibitPanels, series),
    series,
    marks: exhibitMarks(model),
    xAxis: xWords[model.x].axis,
    note: [detectableWords(model.detectableDrop), labelBandWords(curves)].filter(Boolean).join(" "),
  };
}
