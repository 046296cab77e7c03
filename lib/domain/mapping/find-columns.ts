import { categoryOf, type Fields, flagOf } from "@/lib/domain/formats/fields";
import { isVerdict, scoreOf } from "@/lib/domain/formats/verdict";
import { nativeNames, plainName, usualNames } from "./column-names";
import type { ColumnRole } from "./mapping";

export type Columns = Partial<Record<ColumnRole, string>>;

/** The names of a file's fields and its first records, looked at together. */
export class NamedRows {
  private readonly byPlain = new Map<string, string>();

  constructor(
    readonly names: readonly string[],
    readonly rows: readonly Fields[],
  ) {
    for (const name of names) {
      const plain = plainName(name);
      if (!this.byPlain.has(plain)) this.byPlain.set(plain, name);
    }
  }

  has(name: string): boolean {
    return this.names.includes(name);
  }

  /** The fields that are usually called so, the likeliest first. */
  called(role: ColumnRole): string[] {
    const own = nativeNames[role];
    const first = this.has(own) ? [own] : [];
    const usual = usualNames[role].flatMap((plain) => this.byPlain.get(plain) ?? []);
    return [...new Set([...first, ...usual])];
  }

  values(name: string): unknown[] {
    return this.rows
      .map((row) => row[name])
      .filter((value) => value !== undefined && value !== null);
  }

  every(name: string, is: (value: unknown) => boolean): boolean {
    const values = this.values(name);
    return values.length > 0 && values.every(is);
  }

  distinct(name: string): number {
    return new Set(this.values(name).map(String)).size;
  }
}

const weakIds = new Set(["idx", "index", "rowid", "key", "docid"]);

export function isWeakId(name: string): boolean {
  return weakIds.has(plainName(name));
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isId(value: unknown): boolean {
  return typeof value === "string" || Number.isSafeInteger(value);
}

export function idsIn(rows: NamedRows): string[] {
  const found = rows.called("example");
  if (rows.has(nativeNames.example)) return [nativeNames.example];
  return found.filter((name) => rows.rows.length === 0 || rows.every(name, isId));
}

function textsIn(rows: NamedRows, role: ColumnRole): string[] {
  return rows.called(role).filter((name) => rows.rows.length === 0 || rows.every(name, isText));
}

const sureVerdicts = new Set(["em", "exactmatch", "acc", "accuracy", "contains", "hasanswer"]);
const letters = new Set<unknown>(["A", "B", "C"]);

/**
 * The fields that may say whether an answer is right, by usual names; where there are several, as in a comparison of judges, also every
 * other that holds verdicts only.
 */
export function verdictsIn(
  rows: NamedRows,
  taken: ReadonlySet<string>,
  isAnswered: boolean,
): string[] {
  const isFound = (name: string): boolean => {
    if (taken.has(name)) return false;
    if (name === nativeNames.correct) return true;
    if (sureVerdicts.has(plainName(name))) return rows.every(name, isVerdict);
    if (/grade/i.test(name) && rows.every(name, (value) => letters.has(value))) return true;
    return rows.every(name, (value) => isVerdict(value) || scoreOf(value) !== null);
  };
  const usual = rows.called("correct").filter(isFound);
  if (!isAnswered || usual.length < 2 || usual.includes(nativeNames.correct)) return usual;
  const isTruth = (value: unknown): boolean =>
    typeof value === "boolean" ||
    (typeof value === "string" && isVerdict(value) && !/^[01.]+$/.test(value));
  const judges = rows.names.filter((name) => !taken.has(name) && rows.every(name, isTruth));
  return [...new Set([...usual, ...judges])];
}

function isLabel(name: string, value: unknown): boolean {
  const isTruth = /^(is)?known/.test(plainName(name));
  if (!isTruth && flagOf(value) !== undefined) return false;
  return categoryOf(value) !== null;
}

/** The fields that label facts as known or not, by their values; `known_en` and `known_ja` are two. */
export function labelsIn(rows: NamedRows): string[] {
  const named = rows.called("category");
  const further = rows.names.filter((name) => /^(is)?known[_ -]/i.test(name));
  const candidates = [...new Set([...named, ...further])];
  const found = candidates.filter((name) => rows.every(name, (value) => isLabel(name, value)));
  // In a file of our own names a category that does not exist is a mistake, not a topic.
  const isOwn = rows.has(nativeNames.category) && rows.has(nativeNames.example);
  return isOwn ? [nativeNames.category] : found;
}

export function flagsIn(rows: NamedRows, role: ColumnRole): string[] {
  return rows
    .called(role)
    .filter(
      (name) =>
        name === nativeNames[role] || rows.every(name, (value) => flagOf(value) !== undefined),
    );
}

export type Found = {
  ids: string[];
  question: string | null;
  answers: string | null;
  prediction: string | null;
};

/** What is asked, what is right and what was answered; `answer` is the one that no other field is. */
export function textColumns(rows: NamedRows): Found {
  const [question = null] = textsIn(rows, "question");
  const isTaken = (name: string): boolean => name === question;
  const gold = rows.called("answers").filter((name) => !isTaken(name));
  const said = textsIn(rows, "prediction").filter((name) => !isTaken(name));
  const prediction = rows.has(nativeNames.prediction) ? nativeNames.prediction : (said[0] ?? null);
  const others = gold.filter((name) => plainName(name) !== "answer");
  const [answer] = gold.filter((name) => plainName(name) === "answer");
  const isOwn = answer !== undefined && prediction === null && others.length > 0;
  return {
    ids: idsIn(rows),
    question,
    answers: others[0] ?? answer ?? null,
    prediction: isOwn ? answer : prediction,
  };
}

/** The highest score seen, where a field holds scores and not only 0 and 1. */
export function highestScore(rows: NamedRows, name: string | undefined): number | null {
  if (name === undefined || rows.every(name, isVerdict)) return null;
  const scores = rows.values(name).flatMap((value) => scoreOf(value) ?? []);
  return scores.length === 0 ? null : Math.max(...scores);
}
