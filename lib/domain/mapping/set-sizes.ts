const maxSets = 2000;
const maxSizes = 64;
const runtimeWord = "runtime";
const speedWord = "samples_per_second";

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf("/") + 1);
}

/**
 * How many examples an evaluation set has: the Trainer logs its runtime and its speed beside each metric
 * (`eval/g0/runtime`, `eval/g0/samples_per_second`), both rounded, so their product is near a whole number.
 */
export class SetSizes {
  private readonly counted = new Map<string, Map<number, number>>();

  add(values: Readonly<Record<string, number>>): void {
    for (const [key, runtime] of Object.entries(values)) {
      if (!key.endsWith(`/${runtimeWord}`)) continue;
      const folder = folderOf(key);
      const speed = values[`${folder}${speedWord}`];
      const size = speed === undefined ? 0 : Math.round(runtime * speed);
      if (Number.isSafeInteger(size) && size > 0) this.count(folder, size);
    }
  }

  private count(folder: string, size: number): void {
    const sizes = this.counted.get(folder) ?? new Map<number, number>();
    if (this.counted.size >= maxSets && !this.counted.has(folder)) return;
    this.counted.set(folder, sizes);
    if (sizes.size < maxSizes || sizes.has(size)) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  }

  /** The size that came up most often for the set that a metric key is of; null where none did. */
  of(key: string): number | null {
    let best: { size: number; times: number } | null = null;
    for (const [size, times] of this.counted.get(folderOf(key)) ?? []) {
      if (best === null || times > best.times) best = { size, times };
    }
    return best?.size ?? null;
  }
}
