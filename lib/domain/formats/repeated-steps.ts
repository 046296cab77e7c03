import type { FormatWarning } from "./issue";

const maxRemembered = 500_000;
const keySpan = 2 ** 31;

/** Finds steps that a file gives twice for the same key, as a resumed run does. Memory is bounded. */
export class RepeatedSteps {
  private readonly keys = new Map<string, number>();
  private readonly seen = new Set<number>();
  private readonly repeated = new Set<number>();

  add(step: number, keys: Iterable<string>): void {
    for (const key of keys) {
      const index = this.keys.get(key) ?? this.keys.size;
      this.keys.set(key, index);
      const point = index * keySpan + step;
      if (this.seen.has(point)) this.repeated.add(step);
      else if (this.seen.size < maxRemembered) this.seen.add(point);
    }
  }

  warnings(): FormatWarning[] {
    const count = this.repeated.size;
    if (count === 0) return [];
    const atLeast = this.seen.size < maxRemembered ? "" : "at least ";
    const subject = count === 1 ? "1 step occurs" : `${count} steps occur`;
    return [{ line: null, message: `${atLeast}${subject} more than once; the later value holds` }];
  }
}
