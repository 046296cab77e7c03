import { createAxis, fitDomain } from "@/components/charts/axis";
import type { PathSeries } from "@/components/charts/path-model";

/** Room around the plot for names, ticks and the axis title. */
const margin = { left: 48, right: 26, top: 20, bottom: 38 };

/** Where a path stands in a room: x is all of 0 to 100 %, y follows the values. */
export function pathScales(
  paths: readonly PathSeries[],
  { width, height }: { width: number; height: number },
) {
  const { left } = margin;
  const [right, bottom] = [width - margin.right, height - margin.bottom];
  const values = paths.flatMap(({ points }) => points.map((point) => point.y));
  return {
    ...{ left, right, bottom },
    x: createAxis({ domain: [0, 1], pixels: [left, right], ticks: width < 420 ? 4 : 5 }),
    y: createAxis({
      domain: fitDomain({ values, unit: "ratio" }),
      pixels: [bottom, margin.top],
      ticks: 5,
      isNice: true,
    }),
  };
}
