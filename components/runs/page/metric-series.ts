import { distinctColor } from "@/components/charts/paint";
import type { PlotPicture } from "@/components/charts/picture-model";
import type { PlotPoint, PlotSeries, XAxis } from "@/components/charts/plot-model";
import { checkpointWords } from "@/components/runs/page/exhibit-words";
import { metricGroup, metricPanels } from "@/components/runs/page/metric-groups";
import { centredMean } from "@/lib/domain/stats/centred-mean";
import { formatCount } from "@/lib/format";
import type { MetricX } from "@/lib/runs/view-state";

type Point = {
  step: number;
  epoch: number | null;
  time?: string | null | undefined;
  value: number | null;
  notANumber?: PlotPoint["notANumber"] | undefined;
};
/** One metric as it was read: thinned to `shown` of its points. */
type Metric = { key: string; shown: number; of: number; points: readonly Point[] };
/** The training metrics of a picture, the first of them and those beside it. */
export type MetricModel = Metric & {
  isLog: boolean;
  x?: MetricX | undefined;
  /** Points of the centred mean; left out where the lines are as logged. */
  smooth?: number | undefined;
  also?: readonly Metric[] | undefined;
};

const metricAxes: Record<MetricX, XAxis> = {
  step: { label: "step", unit: "number" },
  time: { label: "time since the first point", unit: "duration" },
};

function millisecondsOf({ time }: Point): number {
  return typeof time === "string" ? Date.parse(time) : Number.NaN;
}

/** Whether the points say when they were logged: at least at two times. */
export function hasTimes(points: readonly Point[]): boolean {
  return new Set(points.map(millisecondsOf).filter(Number.isFinite)).size > 1;
}

/** When the first point of all was logged, in milliseconds. */
function startOf(metrics: readonly Pick<Metric, "points">[]): number {
  const times = metrics.flatMap(({ points }) => points.map(millisecondsOf));
  return times.filter(Number.isFinite).reduce((least, at) => Math.min(least, at), Infinity);
}

/** Where each point stands; those without a time have no place along time. */
function placed(
  points: readonly Point[],
  x: MetricX,
  start = startOf([{ points }]),
): { point: Point; at: number }[] {
  if (x === "step") return points.map((point) => ({ point, at: point.step }));
  return points
    .map((point) => ({ point, at: millisecondsOf(point) - start }))
    .filter(({ at }) => Number.isFinite(at))
    .toSorted((a, b) => a.at - b.at);
}

type Look = { isLog: boolean; x: MetricX; smooth?: number | undefined; start?: number };
type Line = Omit<PlotSeries, "panel" | "color">;

/**
 * The metric as a line that breaks where what was logged is no number; on a log scale what is not above zero is left
 * out. Smoothed, the line as logged stands behind it. The note says how many are not drawn.
 */
export function metricLines(
  { key, points }: Pick<Metric, "key" | "points">,
  { isLog, x, smooth = 1, start }: Look,
): { lines: readonly Line[]; note: string } {
  const shown = placed(points, x, start);
  const visible = (value: number | null) => (isLog && (value ?? 0) <= 0 ? null : value);
  const logged = shown.map(({ point, at }) => ({
    x: at,
    y: visible(point.value),
    label: checkpointWords(point),
    ...(point.value === null && point.notANumber ? { notANumber: point.notANumber } : {}),
  }));
  const left = points.filter(({ value }) => isLog && value !== null && value <= 0).length;
  const gaps = logged.filter((point) => point.y === null && "notANumber" in point).length;
  const untimed = points.length - shown.length;
  const notes = [
    gaps > 0 ? ` A cross: logged, but no number (${gaps} shown).` : "",
    left > 0 ? ` ${left} not above zero cannot be shown on a log scale.` : "",
    untimed > 0 ? ` ${untimed} without a time are left out.` : "",
  ];
  const id = `metric ${key}`;
  const line = { id, label: key, shortLabel: key.slice(metricGroup(key).length) };
  const raw = { id: `${id} as logged`, label: `${key}, as logged`, behind: id, points: logged };
  const means = centredMean(
    shown.map(({ point }) => point.value),
    smooth,
  );
  const mean = logged.map(({ x: place, label }, at) => ({
    ...{ x: place, label },
    y: visible(means[at] ?? null),
  }));
  const lines = smooth > 1 ? [raw, { ...line, points: mean }] : [{ ...line, points: logged }];
  return { lines, note: notes.join("") };
}

/** The steps of the points between two places along x: what to read again in full detail. */
export function stepsBetween(
  points: readonly Point[],
  x: MetricX,
  [from, to]: readonly [number, number],
): readonly [number, number] | null {
  const steps = placed(points, x).flatMap(({ point, at }) =>
    at >= from && at <= to ? [point.step] : [],
  );
  if (steps.length === 0) return null;
  return [Math.min(...steps), Math.max(...steps)];
}

/** Training metrics as the run page, a link and a file draw them. */
export function metricPicture(model: MetricModel): PlotPicture {
  const { isLog, smooth = 1, also = [], x = "step" } = model;
  const metrics: readonly Metric[] = [model, ...also];
  const start = startOf(metrics);
  const scale = isLog ? "log" : "linear";
  const sized = metrics.map(({ key, points }) => ({ key, values: points.map((one) => one.value) }));
  const panels = metricPanels(sized, scale);
  const drawn = metrics.map((metric, at) => {
    const panel = panels.find(({ keys }) => keys.includes(metric.key))?.panel.id ?? "only";
    const color = metrics.length === 1 ? ("ink" as const) : distinctColor(at);
    const { lines, note } = metricLines(metric, { isLog, x, smooth, start });
    const said = note && metrics.length > 1 ? ` ${metric.key}:${note}` : note;
    return { series: lines.map((line) => ({ ...line, panel, color })), note: said };
  });
  const sum = (of: "shown" | "of") => metrics.reduce((all, metric) => all + metric[of], 0);
  return {
    kind: "plot",
    title: `${metrics.map(({ key }) => key).join(", ")} by ${x}`,
    howToRead: howToRead({ isLog, smooth }),
    summary: "",
    panels: panels.map(({ panel }) => panel),
    series: drawn.flatMap(({ series }) => series),
    marks: [],
    xAxis: metricAxes[x],
    note: `Showing ${formatCount(sum("shown"))} of ${formatCount(sum("of"))} points.${drawn.map(({ note }) => note).join("")}`,
  };
}

function howToRead({ isLog, smooth }: { isLog: boolean; smooth: number }): string {
  const onScale = isLog ? ", on a log scale" : "";
  if (smooth === 1) return `As the trainer logged it${onScale}`;
  return `Smoothed: the mean of ${smooth} points around each; the faint line is as logged${onScale}`;
}
