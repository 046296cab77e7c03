import { type Population, populations } from "@/lib/domain/knowledge/knowledge";
import { capitalise } from "@/lib/format";
import type { SeriesPoint } from "@/lib/runs/schema";
import { isMeasured } from "@/lib/runs/store/series-measure";

/** "dev Known", "dev, all examples": which examples a sentence is about. */
export function curveWords(split: string | null, population: Population): string {
  const name = split ?? "held-out";
  return population === "all" ? `${name}, all examples` : `${name} ${population}`;
}

/** The name of a curve: "Dev Known", "Dev, all examples". */
export function curveName(split: string, population: Population): string {
  return capitalise(curveWords(split, population));
}

/** The populations that a split was evaluated on, Known first. */
export function populationsIn(
  points: readonly SeriesPoint[],
  split: string,
): readonly Population[] {
  const order: readonly Population[] = ["Known", ...populations.filter((name) => name !== "Known")];
  const present = new Set<Population | null>(
    points
      .filter((point) => point.split === split && isMeasured(point))
      .map(({ category }) => category),
  );
  return order.filter((population) => present.has(population));
}
