import { formatCount } from "@/lib/format";
import type { Headline } from "@/lib/runs/exhibit/exhibit-model";
import type { SeriesPoint } from "@/lib/runs/schema";
import { populationPoints } from "@/lib/runs/store/series-measure";

/** "800 Known dev examples": what a curve was last measured on. */
export function sampleWords(points: readonly SeriesPoint[], headline: Headline | null): string {
  const last = headline && populationPoints(points, headline).at(-1);
  if (!last || headline === null) {
    const isOpen = points.some(({ category }) => category === null);
    return isOpen ? "not known" : "no held-out example";
  }
  const who = headline.population === "all" ? "" : `${headline.population} `;
  if (last.total === null) return `rates on ${who}${headline.split} examples, n not known`;
  return `${last.estimated ? "about " : ""}${formatCount(last.total)} ${who}${headline.split} examples`;
}
