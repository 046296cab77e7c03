import type { FormatWarning } from "./issue";

const maxNames = 50;

/** Counts values that were left out, by field and reason, for one warning each at the end. */
export class SkippedFields {
  private readonly counts = new Map<string, number>();
  private others = 0;

  add(field: string, reason: string): void {
    const key = `${JSON.stringify(field.slice(0, 60))} ${reason}`;
    const count = this.counts.get(key);
    if (count === undefined && this.counts.size >= maxNames) this.others += 1;
    else this.counts.set(key, (count ?? 0) + 1);
  }

  warnings(): FormatWarning[] {
    const named = [...this.counts].map(([key, count]) => `${key}: ${count} left out`);
    if (this.others > 0) named.push(`values of further fields: ${this.others} left out`);
    return named.map((message) => ({ line: null, message }));
  }
}
