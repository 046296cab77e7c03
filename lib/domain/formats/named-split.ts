const splitWords = new Map([
  ...["train", "training"].map((word) => [word, "train"] as const),
  ...["dev", "val", "valid", "validation"].map((word) => [word, "dev"] as const),
  ["test", "test"] as const,
]);

/** One name for one split, however a file calls it: validation is dev. Null for what is no split's name. */
export function splitNamed(word: string): string | null {
  return splitWords.get(word.trim().toLowerCase()) ?? null;
}
