import { populationsIn } from "@/components/runs/page/population-words";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { headlineSplit } from "@/lib/domain/run-summary";
import type { Headline } from "@/lib/runs/exhibit/exhibit-model";
import type { SeriesPoint } from "@/lib/runs/schema";
import { isMeasured } from "@/lib/runs/store/series-measure";

/** The splits that were held out, in the order in which their first points come. */
export function heldOutSplits(points: readonly SeriesPoint[]): readonly string[] {
  return [...new Set(points.map(({ split }) => split))].filter((split) => split !== "train");
}

/**
 * The curve to show: the wanted split and population where the run has them, else the headline split,
 * else its project's population, else all examples (a run without labels). Null when nothing was held out.
 */
export function chooseHeadline(
  points: readonly SeriesPoint[],
  wanted: { split?: string | null; population?: Population | null; fallback: Population },
): Headline | null {
  const evaluated = points.filter(isMeasured);
  const splits = heldOutSplits(evaluated);
  const split = splits.find((name) => name === wanted.split) ?? headlineSplit(splits);
  if (split === null) return null;
  const present = populationsIn(evaluated, split);
  const order = [wanted.population, wanted.fallback, "all" as const, ...present];
  const population = order.find((name) => name != null && present.includes(name));
  return population ? { split, population } : null;
}
