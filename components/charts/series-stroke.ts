import { strokeOf } from "@/components/charts/paint";
import type { PlotSeries } from "@/components/charts/plot-model";

export const dashes: Record<NonNullable<PlotSeries["dash"]>, string | undefined> = {
  solid: undefined,
  dashed: "6 3",
  dotted: "1.5 3",
};

export const bandOpacity = 0.13;
/** The lighter band has edges: narrower than the interval, it would be lost in it. */
export const lighterBand = { fillOpacity: 0.1, strokeOpacity: 0.6, strokeWidth: 0.7 } as const;
export const whiskerWidth = 1.4;
const faintOpacity = 0.35;

/** How the line of a series is drawn, on the server and in the browser. */
export function strokeProps(series: PlotSeries) {
  const dash = dashes[series.dash ?? "solid"];
  return {
    fill: "none",
    stroke: series.isScattered ? "none" : strokeOf(series.color),
    strokeWidth: series.behind ? 1 : series.isStrong ? 2.1 : 1.6,
    ...(series.behind ? { strokeOpacity: faintOpacity } : {}),
    ...(dash ? { strokeDasharray: dash } : {}),
    strokeLinejoin: "round",
    strokeLinecap: series.dash === "dotted" ? "round" : "butt",
  } as const;
}
