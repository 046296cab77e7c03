import type { SeriesMeaning } from "./mapping";

const blank: SeriesMeaning = {
  ...{ split: "dev", category: null, set: null, quantity: "accuracy" },
  ...{ scale: "ratio", n: null, basis: "none" },
};

/** What was said of a series, over what is guessed; where neither says anything, a held-out accuracy of no class. */
export function completeMeaning(
  said: Partial<SeriesMeaning>,
  guess: SeriesMeaning = blank,
): SeriesMeaning {
  const given = Object.entries(said).filter(([, value]) => value !== undefined);
  return { ...guess, ...Object.fromEntries(given) };
}
