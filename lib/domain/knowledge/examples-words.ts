import type { Population } from "@/lib/domain/knowledge/knowledge";

type About = {
  split: string | null;
  population: Population;
  where?: string | null;
  /** Counted on the examples that all runs share. */
  intersected?: boolean | undefined;
};

/** "Known dev examples", "shared test examples with relation:P19": what a picture was measured on. */
export function examplesWords({ split, population, where = null, intersected }: About): string {
  const who = population === "all" ? "" : `${population} `;
  const part = where ? ` with ${where}` : "";
  return `${intersected ? "shared " : ""}${who}${split ?? "held-out"} examples${part}`;
}
