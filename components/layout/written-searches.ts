let written: readonly string[] = [];
const listeners = new Set<() => void>();

function set(searches: readonly string[]): void {
  if (searches.length === 0 && written.length === 0) return;
  written = searches;
  for (const listener of listeners) listener();
}

/**
 * What was written into the address and the router has not shown yet, the newest last. The router shows each write in a
 * transition, one after the other, and puts the address of each back as it does: a write made meanwhile must be joined to
 * the newest, not to what the address says by then.
 */
export const writtenSearches = {
  add: (search: string) => set([...written, search]),
  /** The router shows this one: what was written after it is still to come. One that nobody wrote is a navigation. */
  shown: (search: string) => {
    const at = written.indexOf(search);
    set(at === -1 ? [] : written.slice(at + 1));
  },
  clear: () => set([]),
  newest: (): string | null => written.at(-1) ?? null,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
