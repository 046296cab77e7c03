/** A run at its best checkpoint, and at the furthest within the acceptable loss of it. */
export type Contender = {
  run: string;
  /** At the best checkpoint, a ratio on the common examples. */
  accuracy: number;
  /** New facts that are fitted at the best; null where there are none to learn. */
  learned: number | null;
  furthest: { accuracy: number; learned: number } | null;
};

export type RunChoice = {
  /** Highest accuracy at its best, ties to the one that has fitted fewest Unknown examples, then the first. */
  best: string;
  /** Most new facts within the acceptable loss of its own best, ties to the more accurate; null where none learns any. */
  needed: string | null;
};

/** What to choose among runs that answered the same questions; null for fewer than two: one alone is no choice. */
export function chooseRuns(contenders: readonly Contender[]): RunChoice | null {
  if (contenders.length < 2) return null;
  const best = contenders.reduce((first, next) => (isBetter(next, first) ? next : first));
  const learners = contenders.filter(({ furthest }) => (furthest?.learned ?? 0) > 0);
  const needed = learners.reduce<Contender | null>(
    (first, next) => (first === null || learnsMore(next, first) ? next : first),
    null,
  );
  return { best: best.run, needed: needed?.run ?? null };
}

function isBetter(next: Contender, first: Contender): boolean {
  if (next.accuracy !== first.accuracy) return next.accuracy > first.accuracy;
  return (next.learned ?? 0) < (first.learned ?? 0);
}

function learnsMore(next: Contender, first: Contender): boolean {
  const more = (next.furthest?.learned ?? 0) - (first.furthest?.learned ?? 0);
  return (
    more > 0 || (more === 0 && (next.furthest?.accuracy ?? 0) > (first.furthest?.accuracy ?? 0))
  );
}
