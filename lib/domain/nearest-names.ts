/**
 * The names that a mistyped one most likely meant, nearest first, at most `limit`: those reached by few insertions,
 * deletions, exchanges and swaps of neighbours (restricted Damerau-Levenshtein, at most a third of the letters),
 * without regard to case, and those that contain it or are contained in it.
 */
export function nearestNames(
  name: string,
  candidates: readonly string[],
  limit: number,
): readonly string[] {
  const sought = name.toLowerCase();
  return candidates
    .map((candidate) => ({ candidate, distance: distanceTo(sought, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance !== null)
    .sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

const shortestPart = 3;

function distanceTo(sought: string, name: string): number | null {
  const most = Math.ceil(Math.max(sought.length, name.length) / 3);
  const edits = Math.abs(sought.length - name.length) > most ? null : editsBetween(sought, name);
  if (edits !== null && edits <= most) return edits;
  const isPart =
    Math.min(sought.length, name.length) >= shortestPart &&
    (name.includes(sought) || sought.includes(name));
  return isPart ? most + Math.abs(sought.length - name.length) : null;
}

/** Rows of the table of edits from each beginning of `a` to each of `b`; a swap looks two rows back. */
function editsBetween(a: string, b: string): number {
  let earlier: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      current[j] = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + cost,
        isSwap ? (earlier[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    earlier = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
