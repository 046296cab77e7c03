import type { Population } from "@/lib/domain/knowledge/knowledge";
import { type CountedRow, populationsHolding } from "@/lib/domain/knowledge/populations";

export type JudgedCurve = { split: string; population: Population };

const trainSplit = "train";
const splitOrder = ["dev", "validation", "valid", "val", "eval", "test"];

/** The split whose curve is the headline: dev where there is one, then its usual other names, then any but train. */
export function headlineSplit(splits: Iterable<string>): string | null {
  const present = [...new Set(splits)].filter((split) => split !== trainSplit).sort();
  return splitOrder.find((split) => present.includes(split)) ?? present[0] ?? null;
}

type Measured = {
  counts: readonly { split: string; category: CountedRow["category"]; total: number }[];
  rates: readonly { split: string; category: Population | null; accuracy: number | null }[];
};

/** The curves that a run can be judged by, in lists of which a later one counts where the earlier say nothing. */
export function curvesIn({ counts, rates }: Measured): readonly (readonly JudgedCurve[])[] {
  const sets = new Map(
    counts.flatMap((row) => (row.total > 0 ? [[`${row.category}/${row.split}`, row]] : [])),
  );
  const counted = [...sets.values()].flatMap(({ split, category }) =>
    populationsHolding(category).map((population) => ({ split, population })),
  );
  const logged = rates.flatMap(({ split, category: population, accuracy }) =>
    population === null ? [] : [{ split, population, accuracy }],
  );
  // A set whose class nobody said is of no population: it names a split alone.
  const open = rates.flatMap(({ split, category }) =>
    category === null ? [{ split, population: "all" as const }] : [],
  );
  return [counted, logged.filter(({ accuracy }) => accuracy !== null), logged, open];
}

/**
 * The curve that a run is judged by: of the split asked for, else of the headline split, the population asked for, or
 * all examples where it has none of it, as in a run without labels.
 */
export function judgedCurve(
  curves: readonly (readonly JudgedCurve[])[],
  asked: { split?: string | null | undefined; population: Population },
): JudgedCurve | null {
  const splits = curves.map((own) => headlineSplit(own.map(({ split }) => split)));
  const split = asked.split ?? splits.find((found) => found !== null) ?? null;
  if (split === null) return null;
  const list = curves
    .map((own) => own.flatMap((curve) => (curve.split === split ? curve.population : [])))
    .find((own) => own.includes(asked.population) || own.includes("all"));
  return { split, population: list?.includes(asked.population) ? asked.population : "all" };
}
