/**
 * What was written into the address and the router has not shown yet, the newest last. The router shows each write in a
 * transition, one after the other, and puts the address of each back as it does: a write made meanwhile must be joined to
 * the newest, not to what the address says by then.
 */
export class WrittenSearches {
  private written: readonly string[] = [];
  private shownAt: string | null = null;
  private readonly listeners = new Set<() => void>();

  readonly add = (search: string): void => this.set([...this.written, search]);

  /** The router shows this one: what was written after it is still to come. One that nobody wrote is a navigation. */
  readonly shown = (pathname: string, search: string): void => {
    const at = this.written.indexOf(search);
    const isFirst = this.shownAt === null;
    const place = `${pathname}?${search}`;
    if (place === this.shownAt) return;
    this.shownAt = place;
    // The first is where the page was opened, told once React is alive: a write may have come before.
    if (at === -1 && isFirst) return;
    this.set(at === -1 ? [] : this.written.slice(at + 1));
  };

  readonly clear = (): void => this.set([]);

  readonly newest = (): string | null => this.written.at(-1) ?? null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private set(searches: readonly string[]): void {
    if (searches.length === 0 && this.written.length === 0) return;
    this.written = searches;
    for (const listener of this.listeners) listener();
  }
}

export const writtenSearches = new WrittenSearches();
