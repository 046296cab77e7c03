import {
  type LabelCategory,
  labelCategories,
  parseKnowledgeCategory,
} from "@/lib/domain/knowledge/knowledge";
import { describeValue } from "./describe";
import type { FormatIssue } from "./issue";
import { stepInName } from "./step-in-name";
import { writtenList } from "./written-list";

/** Where a value stands, and where its issues go. One object per file, its line moved on. */
export type SourceLine = {
  line: number;
  issues: FormatIssue[];
  /** The values are cells of a table, where numbers, truth and lists come as text. */
  isText?: boolean;
};

export type Fields = Record<string, unknown>;

/** Steps may count tokens: every whole number that a double holds exactly. */
export const maxStep = Number.MAX_SAFE_INTEGER;
export const maxIdCharacters = 256;
const maxTextCharacters = 100_000;
const maxListItems = 10_000;
const numericText = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

export function report(at: SourceLine, column: string | null, message: string): void {
  at.issues.push({ line: at.line, column, message });
}

/** Why a value is no step, or null when it is one: a whole number from 0 to 2^53 - 1. */
export function stepProblem(value: unknown): string | null {
  if (value === undefined || value === null) return "step is missing";
  if (typeof value === "string" && numericText.test(value.trim())) {
    return `step is a number in quotes: ${describeValue(value)}; write it without quotes`;
  }
  if (typeof value !== "number" || Number.isNaN(value)) {
    return `step is not a number: ${describeValue(value)}`;
  }
  if (value < 0) return `step is negative: ${value}`;
  if (value > maxStep) return `step is more than ${maxStep}: ${value}`;
  if (!Number.isInteger(value)) return `step is not a whole number: ${value}`;
  return null;
}

/** A table's cell as the number that it spells; every other value as it is. */
function plainValue(value: unknown, at: SourceLine): unknown {
  const isNumber = at.isText === true && typeof value === "string";
  return isNumber && numericText.test(value.trim()) ? Number(value) : value;
}

/** A step, also as the name of a checkpoint that ends in it: `checkpoint-500`. */
function plainStep(value: unknown, at: SourceLine): unknown {
  if (typeof value !== "string") return value;
  const named = stepInName(value);
  return named === value ? plainValue(value, at) : Number(named);
}

/** The readers below report to `place` and answer a stand-in value; the caller drops the record then. */
export function stepField(given: unknown, at: SourceLine): number {
  const value = plainStep(given, at);
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= maxStep) {
    return value === 0 ? 0 : value;
  }
  report(at, "step", stepProblem(value) ?? "step is not a number");
  return 0;
}

/** A finite number from `low` to `high`, or null when missing. */
function numberField(
  given: unknown,
  range: { column: string; low: number; high: number },
  at: SourceLine,
): number | null {
  const value = plainValue(given, at);
  if (value === undefined || value === null) return null;
  const { column, low, high } = range;
  if (typeof value === "string" && numericText.test(value.trim())) {
    const message = `${column} is a number in quotes: ${describeValue(value)}; write it without quotes`;
    report(at, column, message);
  } else if (typeof value !== "number" || Number.isNaN(value)) {
    report(at, column, `${column} is not a number: ${describeValue(value)}`);
  } else if (!Number.isFinite(value)) {
    report(at, column, `${column} is not a finite number: ${value}`);
  } else if (value < low || value > high) {
    const bound =
      high === Number.POSITIVE_INFINITY ? `less than ${low}` : `not in [${low}, ${high}]`;
    report(at, column, `${column} is ${bound}: ${value}`);
  } else {
    return value === 0 ? 0 : value;
  }
  return null;
}

export function epochField(value: unknown, at: SourceLine): number | null {
  return numberField(value, { column: "epoch", low: 0, high: Number.POSITIVE_INFINITY }, at);
}

export function ratioField(value: unknown, column: string, at: SourceLine): number | null {
  return numberField(value, { column, low: 0, high: 1 }, at);
}

/** A name: not empty, at most `maxIdCharacters`, well-formed and without NUL. Whole numbers become text. */
export function nameField(value: unknown, column: string, at: SourceLine): string {
  if (typeof value === "string" && value !== "") {
    if (value.length > maxIdCharacters) {
      const message = `${column} is longer than ${maxIdCharacters} characters: ${describeValue(value)}`;
      report(at, column, message);
    } else if (value.includes("\0") || !value.isWellFormed()) {
      report(at, column, `${column} holds a NUL or broken character: ${describeValue(value)}`);
    }
    return value;
  }
  if (Number.isSafeInteger(value)) return String(value);
  if (value === undefined || value === null) report(at, column, `${column} is missing`);
  else if (value === "") report(at, column, `${column} is empty`);
  else report(at, column, `${column} is not text: ${describeValue(value)}`);
  return "";
}

export function optionalNameField(value: unknown, column: string, at: SourceLine): string | null {
  return value === undefined || value === null ? null : nameField(value, column, at);
}

/** Free text of at most `maxTextCharacters` without NUL, or null when missing. May be empty. */
export function textField(value: unknown, column: string, at: SourceLine): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") {
    report(at, column, `${column} is not text: ${describeValue(value)}`);
    return null;
  }
  if (value.length > maxTextCharacters) {
    const message = `${column} is longer than ${maxTextCharacters} characters: ${describeValue(value)}`;
    report(at, column, message);
  } else if (value.includes("\0")) {
    report(at, column, `${column} holds a NUL character: ${describeValue(value)}`);
  }
  return value;
}

/** A list of texts, or null when missing. One text alone counts as a list of one. */
export function textListField(value: unknown, column: string, at: SourceLine): string[] | null {
  if (value === undefined || value === null) return null;
  const list: readonly unknown[] = Array.isArray(value) ? value : listIn(value, at.isText);
  if (list.length > maxListItems) {
    report(at, column, `${column} has more than ${maxListItems} items: ${list.length}`);
    return null;
  }
  const texts: string[] = [];
  for (const item of list) {
    if (item === null) {
      report(at, column, `${column} holds null where text is needed`);
      return null;
    }
    const before = at.issues.length;
    const text = textField(item, column, at);
    if (at.issues.length > before) return null;
    texts.push(text ?? "");
  }
  return texts;
}

/** A text that spells a list is that list; in a table also one item a line. */
function listIn(value: unknown, isText = false): readonly unknown[] {
  if (typeof value !== "string") return [value];
  const listed = writtenList(value);
  if (listed !== null) return listed;
  if (!isText || !value.includes("\n")) return [value];
  return value.split("\n").filter((line) => line.trim() !== "");
}

const flags = new Map<string, boolean>([
  ...["true", "1", "1.0", "yes", "correct", "right"].map((text) => [text, true] as const),
  ...["false", "0", "0.0", "no", "incorrect", "wrong"].map((text) => [text, false] as const),
]);

/** true or false, also as 1 and 0 and as text in any case; undefined for anything else. */
export function flagOf(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === 1 || value === 0) return value === 1;
  if (typeof value !== "string" || value.length > 20) return undefined;
  return flags.get(value.trim().toLowerCase());
}

/** A truth value as flagOf reads it; null when missing. */
export function flagField(value: unknown, column: string, at: SourceLine): boolean | null {
  if (value === undefined || value === null) return null;
  const flag = flagOf(value);
  if (flag !== undefined) return flag;
  report(at, column, `${column} is not true or false: ${describeValue(value)}`);
  return null;
}

const knownSpellings = new Map<unknown, LabelCategory>(
  labelCategories.map((category) => [category, category]),
);

/** A label in any spelling, or whether the fact is known as true or false; null for anything else. */
export function categoryOf(value: unknown): LabelCategory | null {
  const spelled = knownSpellings.get(value);
  if (spelled !== undefined) return spelled;
  const parsed = typeof value === "string" ? parseKnowledgeCategory(value.slice(0, 100)) : null;
  if (parsed !== null) return parsed;
  const isWord = typeof value === "string" && !/^\s*(true|false|[01](\.0)?)\s*$/i.test(value);
  const isKnown = isWord ? undefined : flagOf(value);
  return isKnown === undefined ? null : isKnown ? "Known" : "Unknown";
}

export function categoryField(value: unknown, at: SourceLine): LabelCategory | null {
  if (value === undefined || value === null) return null;
  const category = categoryOf(value);
  if (category === null) {
    const message = `category does not exist: ${describeValue(value)}; use ${labelCategories.join(", ")}`;
    report(at, "category", message);
  }
  return category;
}
