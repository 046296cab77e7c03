import { type Axis, createAxis, fitDomain } from "@/components/charts/axis";
import type { PathSeries } from "@/components/charts/path-model";

/** Room around the plot for names, ticks and the axis title. */
export const pathMargin = { left: 0, right: 26, top: 20, bottom: 16 };
export const pathLeft = 48;
export const pathAxisHeight = 22;

/** Ticks and domains of a path: x is all of 0 to 100 %, y follows the values. */
export function pathDomains(paths: readonly PathSeries[], width: number): { x: Axis; y: Axis } {
  const values = paths.flatMap(({ points }) => points.map((point) => point.y));
  const domain = fitDomain({ values, unit: "ratio" });
  return {
    x: createAxis({ domain: [0, 1], pixels: [0, 1], ticks: width < 420 ? 4 : 5 }),
    y: createAxis({ domain, pixels: [1, 0], ticks: 5, isNice: true }),
  };
}

/** The scales laid into a room of this width and height. */
export function pathScales(
  paths: readonly PathSeries[],
  { width, height }: { width: number; height: number },
) {
  const domains = pathDomains(paths, width);
  const right = width - pathMargin.right;
  const bottom = height - pathMargin.bottom - pathAxisHeight;
  const x = createAxis({ domain: domains.x.domain, pixels: [pathLeft, right], ticks: 5 });
  const y = createAxis({ domain: domains.y.domain, pixels: [bottom, pathMargin.top], ticks: 5 });
  return {
    x: { ...x, ticks: domains.x.ticks },
    y: { ...y, ticks: domains.y.ticks },
    left: pathLeft,
    right,
    bottom,
  };
}
