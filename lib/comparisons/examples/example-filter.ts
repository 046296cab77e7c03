import "server-only";
import { listAttributeValues } from "@/lib/datasets/queries";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { readCategories } from "@/lib/runs/examples/category-cache";
import { isInPopulation } from "@/lib/runs/examples/read-outcomes";

export type ExampleFilter = { population: Population; where?: string | undefined };

/** Which examples of a dataset are looked at: those of a population, and of one attribute's value where asked. */
export async function exampleFilter(
  dataset: { id: string; version: number },
  { population, where }: ExampleFilter,
): Promise<(ordinal: number) => boolean> {
  const categories = await readCategories(dataset);
  const inPopulation = (ordinal: number) => isInPopulation(categories[ordinal] ?? 0, population);
  if (where === undefined) return inPopulation;
  const at = where.indexOf(":");
  const values = await listAttributeValues(dataset.id, where.slice(0, at));
  const wanted = where.slice(at + 1);
  return (ordinal) => values.get(ordinal) === wanted && inPopulation(ordinal);
}
