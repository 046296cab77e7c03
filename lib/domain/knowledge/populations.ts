import {
  knowledgeCategories,
  type Population,
  populations,
} from "@/lib/domain/knowledge/knowledge";
import type { EvaluatedCategory } from "@/lib/domain/outcomes/evaluate";
import type { Counts } from "@/lib/domain/rates/rates";

/** A stored row: a finest category, or "Known" or "all" for the whole where the parts do not tell it all. */
export type CountedRow = Counts & {
  category: EvaluatedCategory | Population;
  fitted: number | null;
};
export type PopulationCounts = Counts & { fitted: number | null };

const known: readonly string[] = ["HighlyKnown", "MaybeKnown", "WeaklyKnown"];
const finest: readonly string[] = [...knowledgeCategories, "unlabelled"];

/**
 * The counts of a population from the rows of one checkpoint and split, or null when they hold nothing for it.
 * A coarse row ("Known", "all") stands for its parts where it was sent; else the parts are added up.
 */
export function countsOf(
  rows: readonly CountedRow[],
  population: Population,
): PopulationCounts | null {
  const own = rows.find((row) => row.category === population);
  if (own) return pick(own);
  if (population === "Known") return sum(rows.filter((row) => known.includes(row.category)));
  if (population !== "all") return null;
  const knownRow = rows.find((row) => row.category === "Known");
  const parts = rows.filter((row) => finest.includes(row.category));
  if (knownRow === undefined) return sum(parts);
  return sum([knownRow, ...parts.filter((row) => !known.includes(row.category))]);
}

/** The populations that a stored category is of, or a part of. */
export function populationsHolding(category: CountedRow["category"]): Population[] {
  const isWhole = (population: Population) =>
    population === "all" || (population === "Known" && known.includes(category));
  return populations.filter((population) => population === category || isWhole(population));
}

/** The stored categories that share examples with one, itself included: what a newer row of it replaces. */
export function categoriesSharing(category: CountedRow["category"]): CountedRow["category"][] {
  const all: CountedRow["category"][] = [...populations, "unlabelled"];
  if (category === "all") return all;
  if (category === "Known")
    return all.filter((other) => other !== "Unknown" && other !== "unlabelled");
  return known.includes(category) ? [category, "Known", "all"] : [category, "all"];
}

function pick({ total, correct, abstained, fitted }: CountedRow): PopulationCounts {
  return { total, correct, abstained, fitted };
}

function sum(rows: readonly CountedRow[]): PopulationCounts | null {
  if (rows.length === 0) return null;
  const result: PopulationCounts = { total: 0, correct: 0, abstained: 0, fitted: 0 };
  for (const row of rows) {
    result.total += row.total;
    result.correct += row.correct;
    result.abstained += row.abstained;
    result.fitted =
      result.fitted === null || row.fitted === null ? null : result.fitted + row.fitted;
  }
  return result;
}
