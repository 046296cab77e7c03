import { populationsIn } from "@/components/runs/page/population-words";
import { curvesIn, type JudgedCurve, judgedCurve } from "@/lib/domain/judged-curve";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import type { SeriesPoint } from "@/lib/runs/schema";

/** The curves that a page can open with, by the splits in the order in which their first points come. */
export function heldOutCurves(points: readonly SeriesPoint[]): readonly JudgedCurve[] {
  const splits = [...new Set(points.map(({ split }) => split))].filter((name) => name !== "train");
  return splits.flatMap((split) =>
    populationsIn(points, split).map((population) => ({ split, population })),
  );
}

/**
 * The curve to show: the wanted split and population where the run has them, else the one it is judged by, else any of
 * the split. Null when nothing was held out.
 */
export function chooseHeadline(
  points: readonly SeriesPoint[],
  wanted: { split?: string | null; population?: Population | null; fallback: Population },
): JudgedCurve | null {
  const curves = heldOutCurves(points);
  const split = curves.find((curve) => curve.split === wanted.split)?.split;
  const counts = points.flatMap(({ basis, category, total, ...point }) =>
    basis === "counts" && category !== null ? { ...point, category, total: total ?? 0 } : [],
  );
  const rates = points.filter(({ basis }) => basis !== "counts");
  const judged = judgedCurve(curvesIn({ counts, rates }), { split, population: wanted.fallback });
  const own = curves.filter((curve) => curve.split === judged?.split);
  const of = (population: Population | null | undefined) =>
    own.find((curve) => curve.population === population);
  return of(wanted.population) ?? of(judged?.population) ?? own[0] ?? null;
}
