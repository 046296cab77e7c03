const methods =
  "Rates with Wilson 95 % intervals; checkpoints compared pair by pair (exact McNemar, Bonferroni over all pairs); method version";

/** How the numbers of a picture were made, for its footer. */
export function methodWords(version: number): string {
  return `${methods} ${version}`;
}
