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

/** The lighter band of a point, where its ends can be shown. */
export function shownLighter({ lighter }: PlotPoint, panel: PlotPanel): [number, number] | null {
  const low = shownValue(lighter?.low, panel);
  const high = shownValue(lighter?.high, panel);
  return low === null || high === null ? null : [low, high];
}

/** Points that get a symbol: all of a series with a marker, the ringed one, and one that no line reaches. */
export function dottedPoints(series: PlotSeries, panel: PlotPanel): ReadonlySet<PlotPoint> {
  const { points, marker, ringAt } = series;
  const isShown = (point: PlotPoint | undefined) =>
    point !== undefined && shownValue(point.y, panel) !== null;
  const isDotted = (point: PlotPoint, at: number) => {
    const isAlone = !isShown(points[at - 1]) && !isShown(points[at + 1]);
    return isShown(point) && (marker !== undefined || isAlone || point.x === ringAt);
  };
  return new Set(points.filter(isDotted));
}
