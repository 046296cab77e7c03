import type { LineSeries } from "@/components/charts/line-chart";
import { plotCurve } from "@/components/runs/page/plot-curve";
import { curveOf, pointsOf } from "@/components/runs/page/run-curve";
import type { XOption } from "@/components/runs/page/x-places";
import type { RateDefinition } from "@/lib/domain/rates/rate-definitions";
import type { SeriesPoint } from "@/lib/runs/schema";

const looks = [
  { id: "HighlyKnown", shortLabel: "Highly", color: "highly-known", dash: "solid" },
  { id: "MaybeKnown", shortLabel: "Maybe", color: "maybe-known", dash: "dashed" },
  { id: "WeaklyKnown", shortLabel: "Weakly", color: "weakly-known", dash: "dotted" },
  { id: "Unknown", shortLabel: "Unknown", color: "unknown", dash: "solid" },
] as const;

type CategoryInput = {
  points: readonly SeriesPoint[];
  rate: RateDefinition;
  split: string;
  x: XOption;
};

/** One line for each knowledge category that the split holds. */
export function categorySeries(input: CategoryInput): readonly LineSeries[] {
  const { points, rate, split, x } = input;
  return looks.flatMap((look) => {
    const curve = curveOf(pointsOf(points, { split, population: look.id }), rate);
    if (curve.length === 0) return [];
    return [{ ...look, label: look.id, points: plotCurve({ curve, x, hasBand: false }) }];
  });
}

/** Whether any category beside Unknown was measured: Unknown alone says nothing that Exhibit 1 does not. */
export function hasKnownCategory(points: readonly SeriesPoint[]): boolean {
  return points.some(({ category }) => looks.some(({ id }) => id !== "Unknown" && id === category));
}

/** The splits with at least one labelled example, dev before test before train. */
export function labelledSplits(points: readonly SeriesPoint[]): readonly string[] {
  const order = ["dev", "test", "train"];
  const place = (split: string) => (order.includes(split) ? order.indexOf(split) : 1.5);
  const found = points.filter(({ category }) => looks.some(({ id }) => id === category));
  return [...new Set(found.map(({ split }) => split))].toSorted((a, b) => place(a) - place(b));
}
