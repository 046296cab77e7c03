import type { Population } from "@/lib/domain/knowledge/knowledge";

type About = { split: string | null; population: Population; where?: string | null };

/** "Known dev examples", "test examples with relation:P19": what a shared picture was measured on. */
export function examplesOf({ split, population, where = null }: About): string {
  const who = population === "all" ? "" : `${population} `;
  return `${who}${split ?? "held-out"} examples${where ? ` with ${where}` : ""}`;
}
