import { keyProblem } from "./attributes";
import type { FormatWarning } from "./issue";
import { metricKey, setsIn } from "./metric-key";
import { RepeatedSteps } from "./repeated-steps";
import { SkippedFields } from "./skipped-fields";

/** More names than any trainer logs are a table turned on its side, or a mistake. */
export const maxMetricKeys = 10_000;
const maxSets = 500;

const notNumbers = new Map<string, number>([
  ["nan", Number.NaN],
  ["+nan", Number.NaN],
  ["-nan", Number.NaN],
  ["inf", Number.POSITIVE_INFINITY],
  ["+inf", Number.POSITIVE_INFINITY],
  ["infinity", Number.POSITIVE_INFINITY],
  ["+infinity", Number.POSITIVE_INFINITY],
  ["-inf", Number.NEGATIVE_INFINITY],
  ["-infinity", Number.NEGATIVE_INFINITY],
]);

/** NaN, Infinity or -Infinity as Python, JavaScript and spreadsheets spell them; undefined for other text. */
export function notANumberIn(text: string): number | undefined {
  return text.length > 12 ? undefined : notNumbers.get(text.trim().toLowerCase());
}

function kindOf(value: unknown): string {
  if (typeof value === "object") return Array.isArray(value) ? "holds lists" : "holds objects";
  return `is not a number but ${typeof value === "string" ? "text" : typeof value}`;
}

/**
 * Reads the numbers of a file's rows into metric values, under one name for one metric. NaN and Infinity are values,
 * null is none; text, lists and objects are left out and counted. One for each file: what it learns of the sets in a
 * row holds for later ones.
 */
export class MetricValues {
  private readonly skipped = new SkippedFields();
  private readonly repeats = new RepeatedSteps();
  private readonly keys = new Set<string>();
  private sets: string[] = [];
  private isOver = false;

  /** `report` is told what is wrong with a name; such a row's record must not be used. */
  read(
    pairs: readonly (readonly [string, unknown])[],
    report: (message: string) => void,
  ): Record<string, number> {
    this.learnSets(pairs.map(([name]) => name));
    const values = new Map<string, number>();
    for (const [name, value] of pairs) {
      const problem = keyProblem(name);
      if (problem !== null) report(problem);
      else this.take(name, value, values);
    }
    for (const key of values.keys()) this.admit(key, report);
    return Object.fromEntries(values);
  }

  /** Counts a record's points, so that a warning can say which steps came again. */
  count(step: number, values: Record<string, number>): void {
    this.repeats.add(step, Object.keys(values));
  }

  private learnSets(names: readonly string[]): void {
    if (this.sets.length >= maxSets) return;
    const all = new Set([...this.sets, ...setsIn(names)]);
    if (all.size === this.sets.length) return;
    this.sets = [...all].sort((a, b) => b.length - a.length).slice(0, maxSets);
  }

  private take(name: string, value: unknown, values: Map<string, number>): void {
    const text = typeof value === "string" ? notANumberIn(value) : undefined;
    const number = typeof value === "number" ? value : text;
    if (number !== undefined) {
      const key = metricKey(name, this.sets);
      // Two names for one metric in one row would lose one of the two numbers.
      values.set(values.has(key) ? name : key, number);
    } else if (value !== null && value !== undefined) this.skipped.add(name, kindOf(value));
  }

  private admit(key: string, report: (message: string) => void): void {
    if (this.keys.has(key)) return;
    if (this.keys.size < maxMetricKeys) this.keys.add(key);
    else if (!this.isOver) {
      this.isOver = true;
      report(
        `the file has more than ${maxMetricKeys} metrics; ${JSON.stringify(key.slice(0, 60))} is the first beyond: leave out what nobody charts`,
      );
    }
  }

  warnings(): FormatWarning[] {
    return [...this.repeats.warnings(), ...this.skipped.warnings()];
  }
}
