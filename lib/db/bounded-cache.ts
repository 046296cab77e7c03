import "server-only";

type Limits<Value> = { maxWeight: number; weigh: (value: Value) => number };

declare global {
  var onsetCaches: Map<string, unknown> | undefined;
}

/**
 * The cache of this name, one in a process however often its code is bundled: the pages, the API and the jobs keep what
 * any of them computed. `next dev` swaps code while it runs, so there each copy has its own.
 */
export function processCache<Value>(name: string, limits: Limits<Value>): BoundedCache<Value> {
  if (process.env.NODE_ENV === "development") return new BoundedCache(limits);
  globalThis.onsetCaches ??= new Map();
  const found = globalThis.onsetCaches.get(name) as BoundedCache<Value> | undefined;
  const cache = found ?? new BoundedCache(limits);
  globalThis.onsetCaches.set(name, cache);
  return cache;
}

/** Keeps what was asked for last, up to a total weight (bytes, or any unit); the longest unused goes first. */
export class BoundedCache<Value> {
  private readonly entries = new Map<string, { value: Value; weight: number }>();
  private readonly making = new Map<string, Promise<Value>>();
  private weight = 0;

  constructor(private readonly limits: Limits<Value>) {}

  /**
   * The kept value, else what `make` answers; a value too heavy to keep is answered all the same. Whoever asks while it
   * is being made waits for that one.
   */
  async get(key: string, make: () => Promise<Value>): Promise<Value> {
    const found = this.find(key);
    if (found !== undefined) return found;
    return this.making.get(key) ?? this.makeOnce(key, make);
  }

  private async makeOnce(key: string, make: () => Promise<Value>): Promise<Value> {
    const making = make();
    this.making.set(key, making);
    try {
      const value = await making;
      this.keep(key, value);
      return value;
    } finally {
      this.making.delete(key);
    }
  }

  find(key: string): Value | undefined {
    const found = this.entries.get(key);
    if (found === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, found);
    return found.value;
  }

  keep(key: string, value: Value): void {
    const weight = this.limits.weigh(value);
    if (weight > this.limits.maxWeight) return;
    this.drop(key);
    this.entries.set(key, { value, weight });
    this.weight += weight;
    for (const oldest of this.entries.keys()) {
      if (this.weight <= this.limits.maxWeight) return;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.weight -= this.entries.get(key)?.weight ?? 0;
    this.entries.delete(key);
  }
}
