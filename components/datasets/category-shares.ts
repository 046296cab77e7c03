import { labelCategories } from "@/lib/domain/knowledge/knowledge";

const shownCategories = [
  ...labelCategories.filter((name) => name !== "Unknown"),
  "Unknown",
  "unlabelled",
] as const;
export type ShownCategory = (typeof shownCategories)[number];

export const categoryLooks: Record<ShownCategory, { fill: string; meaning: string }> = {
  HighlyKnown: { fill: "var(--highly-known)", meaning: "every greedy answer was right" },
  MaybeKnown: { fill: "var(--maybe-known)", meaning: "some greedy answers were right" },
  WeaklyKnown: { fill: "var(--weakly-known)", meaning: "only sampled answers were right" },
  Known: { fill: "var(--known)", meaning: "known, but not how well" },
  Unknown: { fill: "var(--unknown)", meaning: "no answer was right" },
  unlabelled: { fill: "var(--abstained)", meaning: "no label was given" },
};

export type CategoryShare = { name: ShownCategory; count: number; ratio: number };

/** The categories that occur, from best known to Unknown, with their share of all examples. */
export function sharesIn(byCategory: Readonly<Record<string, number>>): CategoryShare[] {
  const counts = shownCategories.map((name) => ({ name, count: byCategory[name] ?? 0 }));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return counts
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => ({ name, count, ratio: count / total }));
}
