import type { FormatWarning } from "./issue";

const maxRemembered = 500_000;

/** Finds steps that a file gives twice for the same key, as a resumed run does. Memory is bounded. */
export class RepeatedSteps {
  private readonly seen = new Map<string, Set<number>>();
  private readonly repeated = new Set<number>();
  private remembered = 0;

  add(step: number, keys: Iterable<string>): void {
    for (const key of keys) this.addPoint(step, key);
  }

  /** Whether the file had this point before. */
  addPoint(step: number, key: string): boolean {
    let steps = this.seen.get(key);
    if (steps === undefined) {
      steps = new Set();
      if (this.remembered < maxRemembered) this.seen.set(key, steps);
    }
    if (steps.has(step)) {
      this.repeated.add(step);
      return true;
    }
    if (this.remembered < maxRemembered) {
      steps.add(step);
      this.remembered += 1;
    }
    return false;
  }

  warnings(): FormatWarning[] {
    const count = this.repeated.size;
    if (count === 0) return [];
    const atLeast = this.remembered < maxRemembered ? "" : "at least ";
    const subject = count === 1 ? "1 step occurs" : `${count} steps occur`;
    return [{ line: null, message: `${atLeast}${subject} more than once; the later value holds` }];
  }
}
