import type { Plot, PlotPanel, PlotPoint, PlotSeries, Unit } from "@/components/charts/plot-model";
import {
  formatCount,
  formatDuration,
  formatInterval,
  formatPercent,
  formatPoints,
} from "@/lib/format";

export type Stop = { x: number; label: string };
export type Reading = {
  series: PlotSeries;
  panel: PlotPanel;
  /** Where the value lies: at the stop, or near it where the series has no checkpoint there. */
  x: number;
  value: number | null;
  text: string;
  detail: string;
};

/** The checkpoints a cursor can stand at: those of the series in sight, from left to right. */
export function stopsOf(plot: Plot): readonly Stop[] {
  const found = new Map<string, Stop>();
  for (const series of plot.series) {
    if (plot.hidden.includes(series.id)) continue;
    for (const { x, label } of series.points) {
      const isInSight = plot.zoom === null || (x >= plot.zoom[0] && x <= plot.zoom[1]);
      if (isInSight && Number.isFinite(x)) found.set(`${x} ${label}`, { x, label });
    }
  }
  return [...found.values()].sort((a, b) => a.x - b.x);
}

export function nearestStop(stops: readonly { x: number }[], x: number): number | null {
  let nearest: number | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const [index, stop] of stops.entries()) {
    const away = Math.abs(stop.x - x);
    if (away < distance) {
      nearest = index;
      distance = away;
    }
  }
  return nearest;
}

export function formatValue(value: number | null, unit: Unit): string {
  if (unit === "ratio") return formatPercent(value);
  if (unit === "duration") return formatDuration(value);
  return value === null ? "–" : String(Number(value.toPrecision(4))).replace("-", "−");
}

function totalWords({ total, isEstimated, notANumber }: PlotPoint): string {
  if (notANumber !== undefined) return "logged, but no number";
  if (total === undefined) return "";
  return isEstimated ? `n about ${formatCount(total)} (estimated)` : `n = ${formatCount(total)}`;
}

/** "678 of 800 · 82.1 to 87.1", as far as it is known. */
export function detailOf(point: PlotPoint, unit: Unit): string {
  const counts =
    point.numerator !== undefined && point.total !== undefined
      ? `${formatCount(point.numerator)} of ${formatCount(point.total)}`
      : totalWords(point);
  const hasInterval = unit === "ratio" && point.low != null && point.high != null;
  const interval = hasInterval ? formatInterval(point.low ?? null, point.high ?? null) : "";
  return [counts, interval].filter(Boolean).join(" · ");
}

/** A series ends half a checkpoint after its last: further on nothing of it is known. */
function nearestPoint({ points }: PlotSeries, { x, label }: Stop): PlotPoint | undefined {
  const exact = points.find((point) => point.x === x && point.label === label);
  if (exact) return exact;
  const measured = points.filter(({ y }) => y !== null);
  const xs = measured.map((point) => point.x);
  const [from, to] = [Math.min(...xs), Math.max(...xs)];
  const half = measured.length > 1 ? (to - from) / (measured.length - 1) / 2 : 0;
  if (x < from - half || x > to + half) return undefined;
  const nearest = nearestStop(measured, x);
  return nearest === null ? undefined : measured[nearest];
}

function pointAt(plot: Plot, series: PlotSeries, stop: Stop): PlotPoint | undefined {
  if (plot.reads === "nearest") return nearestPoint(series, stop);
  return series.points.find(({ x, label }) => x === stop.x && label === stop.label);
}

function readSeries(plot: Plot, panel: PlotPanel, stop: Stop): Reading[] {
  return plot.series
    .filter((series) => series.panel === panel.id && !plot.hidden.includes(series.id))
    .flatMap((series): Reading[] => {
      const point = pointAt(plot, series, stop);
      if (!point) return [];
      const text = point.notANumber ?? formatValue(point.y, panel.unit);
      const own = point.label === stop.label ? undefined : (point.at ?? point.label);
      const detail = [own, detailOf(point, panel.unit)].filter(Boolean).join(" · ");
      return [{ series, panel, x: point.x, value: point.y, text, detail }];
    });
}

/** "−25.3 points" from the baseline of the panel, before the rest; the baseline itself has none. */
function withDifference(reading: Reading, baseline: Reading | undefined): Reading {
  const [value, base] = [reading.value, baseline?.value ?? null];
  const isOther = baseline !== undefined && baseline.series !== reading.series;
  if (!isOther || value === null || base === null || reading.panel.unit !== "ratio") return reading;
  return {
    ...reading,
    detail: [formatPoints(value - base), reading.detail].filter(Boolean).join(" · "),
  };
}

/** What every visible series says at one checkpoint, in the order of panels, then from high to low. */
export function readAt(plot: Plot, stop: Stop): readonly Reading[] {
  return plot.panels.flatMap((panel) => {
    const readings = readSeries(plot, panel, stop);
    const baseline = readings.find(({ series }) => series.isBaseline);
    return readings
      .map((reading) => withDifference(reading, baseline))
      .sort(
        (a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY),
      );
  });
}

/** The same as one sentence, for those who hear it. */
export function sayAt(plot: Plot, stop: Stop): string {
  const values = readAt(plot, stop).map(({ series, text, detail }) =>
    detail ? `${series.label} ${text}, ${detail}` : `${series.label} ${text}`,
  );
  return `${stop.label}: ${values.join("; ")}`;
}
