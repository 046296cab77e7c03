import type { Headline } from "@/components/runs/page/headline";
import { pointsOf } from "@/components/runs/page/run-curve";
import { formatCount } from "@/lib/format";
import type { SeriesPoint } from "@/lib/runs/schema";

/** "800 Known dev examples": what a curve was last measured on. */
export function sampleWords(points: readonly SeriesPoint[], headline: Headline | null): string {
  const last = headline && pointsOf(points, headline).at(-1);
  if (!last || headline === null) {
    const isOpen = points.some(({ category }) => category === null);
    return isOpen ? "not known" : "no held-out example";
  }
  const who = headline.population === "all" ? "" : `${headline.population} `;
  if (last.total === null) return `rates on ${who}${headline.split} examples, n not known`;
  return `${last.estimated ? "about " : ""}${formatCount(last.total)} ${who}${headline.split} examples`;
}
