import type { Population } from "@/lib/domain/knowledge/knowledge";

/** A card in numbers, which examples it is about, how many stand behind it, and why it is empty if it is. */
export type Shown<Card> = {
  split: string | null;
  population: Population;
  reason: string | null;
  n: number | null;
  card: Card;
};

export type About = Pick<Shown<never>, "split" | "population" | "reason">;

export function aboutCurve({ split, population, reason }: About): About {
  return { split, population, reason };
}
