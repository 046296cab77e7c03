import "server-only";

/** Keeps what was asked for last, up to a total weight (bytes, or any unit); the longest unused goes first. */
export class BoundedCache<Value> {
  private readonly entries = new Map<string, { value: Value; weight: number }>();
  private readonly making = new Map<string, Promise<Value>>();
  private weight = 0;

  constructor(private readonly limits: { maxWeight: number; weigh: (value: Value) => number }) {}

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
