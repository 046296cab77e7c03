import { setColor } from "@/components/charts/paint";
import type { NamedCurve } from "@/components/runs/page/exhibit-series";
import { curveOf, trainSplit } from "@/components/runs/page/run-curve";
import type { RateDefinition } from "@/lib/domain/rates/rate-definitions";
import type { SeriesPoint } from "@/lib/runs/schema";
import { openSetsIn } from "@/lib/runs/store/series-measure";

/** More names than this at the ends of lines are not told apart: the legend has them. */
export const mostSetLabels = 8;

/** How the sets are drawn, whoever draws them. */
export function setLook(index: number, of: number): Pick<NamedCurve, "color" | "hasNoEndLabel"> {
  return { color: setColor(index, of), hasNoEndLabel: of > mostSetLabels };
}

/** A curve a set under its own name, in the panel of its split. */
export function openSetCurves(
  points: readonly SeriesPoint[],
  rate: RateDefinition,
): readonly NamedCurve[] {
  const sets = openSetsIn(points);
  return sets.map(({ split, set, points: own }, index) => ({
    ...{ id: `set-${index}`, label: set, shortLabel: set },
    ...setLook(index, sets.length),
    panel: split === trainSplit ? "train" : "dev",
    curve: curveOf(own, rate),
  }));
}
