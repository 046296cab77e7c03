import type { LineSeries } from "@/components/charts/line-chart";
import type { PlotPicture } from "@/components/charts/picture-model";
import type { PlotPoint, XAxis } from "@/components/charts/plot-model";
import { checkpointWords } from "@/components/runs/page/exhibit-words";
import { formatCount } from "@/lib/format";
import type { MetricX } from "@/lib/runs/view-state";

/** The wanted metric, else a loss, else the first; null without any. One that is not among the first names may be wanted. */
export function chooseMetric(
  keys: readonly string[],
  wanted: string | null,
  hasMore = false,
): string | null {
  if (wanted !== null && (hasMore || keys.includes(wanted))) return wanted;
  // transformers logs loss while it trains, and train_loss once, their mean.
  const losses = ["loss", "train_loss", "train/loss"];
  return (
    losses.find((key) => keys.includes(key)) ??
    keys.find((key) => key.includes("loss")) ??
    keys[0] ??
    null
  );
}

type Point = {
  step: number;
  epoch: number | null;
  time?: string | null | undefined;
  value: number | null;
  notANumber?: PlotPoint["notANumber"] | undefined;
};
type Metric = { key: string | null; points: readonly Point[] };
/** A training metric as it was read: thinned to `shown` of its points. */
export type MetricModel = {
  key: string;
  isLog: boolean;
  shown: number;
  of: number;
  x?: MetricX | undefined;
  points: readonly Point[];
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

/** Where each point stands; those without a time have no place along time. */
function placed(points: readonly Point[], x: MetricX): { point: Point; at: number }[] {
  if (x === "step") return points.map((point) => ({ point, at: point.step }));
  const times = points.map(millisecondsOf);
  const start = Math.min(...times.filter(Number.isFinite));
  return points
    .map((point, k) => ({ point, at: (times[k] ?? Number.NaN) - start }))
    .filter(({ at }) => Number.isFinite(at))
    .toSorted((a, b) => a.at - b.at);
}

/**
 * The metric as a line that breaks where what was logged is no number; on a log scale what is not above zero is left
 * out. The note says how many of either.
 */
export function metricSeries(
  answer: Metric,
  { isLog, x }: { isLog: boolean; x: MetricX },
): { series: readonly LineSeries[]; note: string } {
  const shown = placed(answer.points, x);
  const points = shown.map(({ point, at }) => ({
    x: at,
    y: isLog && (point.value ?? 0) <= 0 ? null : point.value,
    label: checkpointWords(point),
    ...(point.value === null && point.notANumber ? { notANumber: point.notANumber } : {}),
  }));
  const left = answer.points.filter(({ value }) => isLog && value !== null && value <= 0).length;
  const gaps = points.filter((point) => point.y === null && "notANumber" in point).length;
  const untimed = answer.points.length - shown.length;
  const notes = [
    gaps > 0 ? ` A cross: logged, but no number (${gaps} shown).` : "",
    left > 0 ? ` ${left} not above zero cannot be shown on a log scale.` : "",
    untimed > 0 ? ` ${untimed} without a time are left out.` : "",
  ];
  const label = answer.key ?? "";
  return {
    series: [{ id: `metric ${label}`, label, color: "ink", points }],
    note: notes.join(""),
  };
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

/** A training metric as the run page, a link and a file draw it. */
export function metricPicture(metric: MetricModel): PlotPicture {
  const { key, isLog, shown, of } = metric;
  const x = metric.x ?? "step";
  const { series, note } = metricSeries(metric, { isLog, x });
  return {
    kind: "plot",
    title: `${key} by ${x}`,
    howToRead: isLog ? "As the trainer logged it, on a log scale" : "As the trainer logged it",
    summary: "",
    panels: [
      { id: "only", unit: "number", domain: "fit", scale: isLog ? "log" : "linear", height: 220 },
    ],
    series: series.map((line) => ({ ...line, panel: "only" })),
    marks: [],
    xAxis: metricAxes[x],
    note: `Showing ${formatCount(shown)} of ${formatCount(of)} points.${note}`,
  };
}
