import type { PlotPanel, PlotPoint, PlotSeries } from "@/components/charts/plot-model";

/** A value the panel's scale can show; null where nothing was measured, or not above zero on a log scale. */
export function shownValue(value: number | null | undefined, panel: PlotPanel): number | null {
  if (value == null || !Number.isFinite(value)) return null;
  return panel.scale === "log" && value <= 0 ? null : value;
}

/** The interval of a point, where its value and both of its ends can be shown. */
export function shownInterval(point: PlotPoint, panel: PlotPanel): [number, number] | null {
  const low = shownValue(point.low, panel);
  const high = shownValue(point.high, panel);
  return low === null || high === null || shownValue(point.y, panel) === null ? null : [low, high];
}

/** Points that get a symbol: all of a series with a marker, the ringed one, and one that stands alone. */
export function dottedPoints(series: PlotSeries, panel: PlotPanel): ReadonlySet<PlotPoint> {
  const shown = series.points.filter((point) => shownValue(point.y, panel) !== null);
  const isDotted = ({ x }: PlotPoint) =>
    series.marker !== undefined || shown.length === 1 || x === series.ringAt;
  return new Set(shown.filter(isDotted));
}
