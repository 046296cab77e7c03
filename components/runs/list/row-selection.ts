type Named = { id: string; name: string };

/** Chosen runs, name by id, in the order in which they were chosen. */
export type Selection = ReadonlyMap<string, string>;

export const nothingSelected: Selection = new Map();

/** A run that was not chosen is, and the reverse. */
export function toggleRun(selection: Selection, { id, name }: Named): Selection {
  const next = new Map(selection);
  if (!next.delete(id)) next.set(id, name);
  return next;
}

/** Chooses every run between two places of the list, both included, in either direction. */
export function selectBetween(
  selection: Selection,
  { runs, from, to }: { runs: readonly Named[]; from: number; to: number },
): Selection {
  const between = runs.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1);
  return new Map([...selection, ...between.map(({ id, name }) => [id, name] as const)]);
}

/** Chooses all of the list; when all of it is chosen already, none of it. */
export function toggleAll(selection: Selection, runs: readonly Named[]): Selection {
  if (!runs.every(({ id }) => selection.has(id)))
    return selectBetween(selection, { runs, from: 0, to: runs.length - 1 });
  const next = new Map(selection);
  for (const { id } of runs) next.delete(id);
  return next;
}

/** Whether a list is chosen as a whole, in part, or not at all, as a checkbox says it. */
export function selectionState(
  selection: Selection,
  runs: readonly Named[],
): "all" | "some" | "none" {
  const chosen = runs.filter(({ id }) => selection.has(id)).length;
  if (chosen === 0) return "none";
  return chosen === runs.length ? "all" : "some";
}
