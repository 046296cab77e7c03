/** Runs of one name are told apart by their ids: "Twin (run-a)" and "Twin (run-b)"; other names stay. */
export function withDistinctNames<R extends { slug: string; name: string }>(
  rows: readonly R[],
): R[] {
  const named = Map.groupBy(rows, ({ name }) => name);
  return rows.map((row) => {
    const isShared = (named.get(row.name)?.length ?? 0) > 1;
    return isShared ? { ...row, name: `${row.name} (${row.slug})` } : row;
  });
}

/** Names no longer than this are read whole anywhere. */
const longestWhole = 28;
/** Less than this is not worth a sentence that says what was cut. */
const leastShared = 8;
const between = /(\s*[·|,;]\s*)/;

export type OwnNames<R> = {
  rows: R[];
  /** What all names say, in the order of the first; null where they are left whole. */
  sharedName: string | null;
};

/**
 * Runs called by what sets them apart: of long names made of parts ("org/model · lora r16 · seed 1") those that every
 * run has at the same place are told once, apart. Names that do not fit this, and short ones, stay whole.
 */
export function withOwnNames<R extends { name: string }>(rows: readonly R[]): OwnNames<R> {
  const whole = { rows: [...rows], sharedName: null };
  const isLong = rows.some(({ name }) => name.length > longestWhole);
  if (rows.length < 2 || !isLong) return whole;
  const split = rows.map(({ name }) => name.split(between).filter((_, at) => at % 2 === 0));
  const [first = []] = split;
  const isAlike = first.length > 1 && split.every(({ length }) => length === first.length);
  if (!isAlike) return whole;
  const isShared = first.map((part, at) => split.every((parts) => parts[at] === part));
  const shared = first.filter((_, at) => isShared[at]).join(" · ");
  const isWorth = shared.length >= leastShared && isShared.includes(false);
  if (!isWorth) return whole;
  const named = rows.map((row, k) => {
    const own = (split[k] ?? []).filter((_, at) => !isShared[at]);
    return { ...row, name: own.join(" · ") };
  });
  // Names that their separators alone told apart would be one.
  const countOf = (list: readonly R[]) => new Set(list.map(({ name }) => name)).size;
  return countOf(named) === countOf(rows) ? { rows: named, sharedName: shared } : whole;
}
