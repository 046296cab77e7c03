import { multiplesOf } from "@/components/charts/multiples-model";
import type { PlotPicture } from "@/components/charts/picture-model";
import type { PlotPanel, PlotPoint, PlotSeries } from "@/components/charts/plot-model";
import {
  compareXWords,
  curvesHowToRead,
  curvesSummary,
  curvesTitle,
  placeWords,
} from "@/components/comparisons/curves/curves-words";
import { type RunLook, runLooks } from "@/components/comparisons/curves/run-looks";
import type { CurvesModel } from "@/lib/comparisons/comparison-model";
import type {
  BandPoint,
  CurvePoint,
  GroupModel,
  RunModel,
} from "@/lib/comparisons/curves/curves-model";
import type { CompareX } from "@/lib/comparisons/view-state";
import { wilson } from "@/lib/domain/rates/rates";
import { formatEpoch } from "@/lib/format";

const panels: readonly PlotPanel[] = [
  { id: "unknown", unit: "ratio", domain: "full", height: 104, title: "Unknown fitted" },
  { id: "known", unit: "ratio", domain: "full", height: 104, title: "Known fitted" },
  { id: "dev", unit: "ratio", domain: "fit", height: 300 },
];
const fitPanels = [
  { panel: "unknown", words: "Unknown fitted" },
  { panel: "known", words: "Known fitted" },
] as const;
const mostBands = 2;
const mostEndLabels = 24;

type Looked = Pick<RunModel | GroupModel, "id" | "unknownShare" | "color">;
const muted: RunLook = { color: "muted", dash: "solid" };

function looksOf(lines: readonly Looked[]): (id: string) => RunLook {
  const looks = runLooks(lines.map(({ id, ...look }) => ({ run: id, ...look })));
  return (id) => looks.get(id) ?? muted;
}

/** "epochs" where both the checkpoint and the best one say theirs. */
function unitOf({ best }: RunModel, { epoch }: CurvePoint): string {
  return epoch !== null && best?.epoch != null ? "epochs" : "steps";
}

type Drawn = { x: CompareX; hasBand: boolean };

function plotted(
  run: RunModel,
  points: readonly CurvePoint[],
  { x, hasBand }: Drawn,
): readonly PlotPoint[] {
  return points.map((point) => {
    const { numerator, total } = point;
    return {
      ...{ x: point.x, label: placeWords(x, point.x, unitOf(run, point)), numerator, total },
      y: total > 0 ? numerator / total : null,
      at: formatEpoch(point.epoch, point.step),
      ...(hasBand ? (wilson(numerator, total) ?? {}) : {}),
    };
  });
}

/** A link frozen before it was told has it from its one point. */
const isReference = (run: RunModel) => run.isReference ?? run.points.length === 1;

/** The one value at every checkpoint of the others, so that it is a level line and the cursor names it. */
function level(only: PlotPoint | undefined, stops: readonly PlotPoint[]): readonly PlotPoint[] {
  if (only === undefined) return [];
  if (stops.length === 0) return [only];
  const { y, numerator = 0, total = 0 } = only;
  return stops
    .map(({ x, label }): PlotPoint => ({ x, label, y, numerator, total }))
    .sort((a, b) => a.x - b.x);
}

/** One line a run on the held-out examples, the best checkpoint ringed; the baseline is the strong one. */
function runSeries({ runs, x, rate }: CurvesModel): readonly PlotSeries[] {
  const lookOf = looksOf(runs);
  const drawn = { x, hasBand: runs.length <= mostBands };
  const lines = runs.filter((run) => !isReference(run));
  const curves = new Map(lines.map((run) => [run.id, plotted(run, run.points, drawn)]));
  const stops = new Map(
    [...curves.values()].flat().map((point) => [`${point.x} ${point.label}`, point]),
  );
  return runs.map((run): PlotSeries => {
    const { id, label, best, isBaseline } = run;
    const { color, dash, marker } = lookOf(id);
    const own = curves.get(id);
    const [only] = own ? [] : plotted(run, run.points, { x, hasBand: false });
    const ringAt = run.points.find(({ step }) => step === best?.step)?.x ?? null;
    return {
      ...{ id, label, color, panel: "dev", isBaseline, isStrong: isBaseline },
      dash: own ? dash : "dashed",
      ...(own && marker ? { marker } : {}),
      ...(own && rate === "accuracy" ? { ringAt } : {}),
      hasNoEndLabel: runs.length > mostEndLabels && !isBaseline,
      points: own ?? level(only, [...stops.values()]),
    };
  });
}

/** How the training examples are fitted, Unknown and Known in panels of their own over the same x. */
function fitSeries({ runs, x }: CurvesModel): readonly PlotSeries[] {
  const lookOf = looksOf(runs);
  return fitPanels.flatMap(({ panel, words }) =>
    runs.flatMap((run): PlotSeries[] => {
      const points = plotted(run, run.fits?.[panel] ?? [], { x, hasBand: false });
      const { color, dash } = lookOf(run.id);
      const { isBaseline } = run;
      const line = {
        id: `${run.id}/${panel}`,
        label: `${run.label}, ${words}`,
        color,
        dash,
        panel,
      };
      const weight = { isBaseline, isStrong: isBaseline, hasNoEndLabel: true };
      return points.length === 0 ? [] : [{ ...line, ...weight, points }];
    }),
  );
}

function bandOf(points: readonly BandPoint[], x: CompareX): readonly PlotPoint[] {
  return points.map((point) => ({
    ...{ x: point.x, y: point.mean, label: placeWords(x, point.x) },
    ...(point.runs > 1 ? { low: point.low, high: point.high } : {}),
  }));
}

/** Each group as its mean with the band from its lowest to its highest run. */
function groupSeries({ groups, x }: CurvesModel): readonly PlotSeries[] {
  const lookOf = looksOf(groups ?? []);
  return (groups ?? []).flatMap(({ id, label, points, fits }): PlotSeries[] => {
    const look = { ...lookOf(id), isStrong: true };
    const fitted = fitPanels.map(({ panel, words }) => ({
      ...{ id: `${id}/${panel}`, label: `${label}, ${words}`, ...look, hasNoEndLabel: true, panel },
      points: bandOf(fits?.[panel] ?? [], x),
    }));
    const own = { id, label, ...look, panel: "dev", points: bandOf(points, x) };
    return [own, ...fitted].filter((line) => line.points.length > 0);
  });
}

/** Single runs thin behind the means of their groups. */
function thinBehind(lines: readonly PlotSeries[]): readonly PlotSeries[] {
  return lines.map(({ ringAt: _, marker: __, ...line }) => {
    return { ...line, isStrong: false, dash: "dotted", hasNoEndLabel: true };
  });
}

/** A run hidden on the page, as the ids of all its lines. */
export function hiddenSeries(hidden: readonly string[]): readonly string[] {
  return hidden.flatMap((run) => [run, `${run}/unknown`, `${run}/known`]);
}

/** A line a run or a band a group, in panels or a picture each, for page, link, file and preview. */
export function curvesPicture(model: CurvesModel): PlotPicture {
  const { runs, groups, layout, x } = model;
  const lines = [...fitSeries(model), ...runSeries(model)];
  const series = groups ? [...thinBehind(lines), ...groupSeries(model)] : lines;
  const baseline = runs.find(({ isBaseline }) => isBaseline)?.id ?? null;
  return {
    kind: "plot",
    title: curvesTitle(model),
    howToRead: curvesHowToRead(model),
    summary: curvesSummary(series.filter(({ panel }) => panel === "dev")),
    panels: panels.filter(({ id }) => series.some(({ panel }) => panel === id)),
    multiples: layout === "multiples" ? multiplesOf(series, { baseline }) : null,
    series,
    marks: [],
    xAxis: compareXWords[x].axis,
    note: "",
    reads: "nearest",
  };
}
