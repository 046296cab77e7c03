import { describeValue } from "./describe";
import { type Fields, report, type SourceLine, textListField } from "./fields";

/** Answers of one kind: texts, how many, and how many of them somebody found right (null: nobody said). */
export type DrawnAnswers = { texts: string[]; count: number; correct: number | null };

const maxCount = 1_000_000;
const maxListItems = 10_000;

/**
 * The greedy or the sampled answers of a line: `greedy` as texts, as booleans (right or not) or as a number of
 * answers; `greedy_correct` as booleans in the same order or as a number. Null when neither is there.
 */
export function drawnAnswers(
  fields: Fields,
  kind: "greedy" | "sampled",
  at: SourceLine,
): DrawnAnswers | null {
  const verdict = fromCell(fields[`${kind}_correct`], at);
  const own = fields[kind];
  // A number alone in a table may be an answer ("1961"); beside how many are right it is how many there are.
  const drawn =
    isMissing(verdict) && !isListCell(own) ? emptyAsMissing(own, at) : fromCell(own, at);
  const before = at.issues.length;
  if (isMissing(drawn) && isMissing(verdict)) return null;
  if (isMissing(drawn) && !Array.isArray(verdict)) {
    report(at, kind, `${kind} is missing: ${kind}_correct says how many of them are right`);
    return null;
  }
  const asked = isMissing(drawn) ? verdict : drawn;
  const verdicts = flagsIn(asked);
  if (verdicts !== null && !isMissing(drawn) && !isMissing(verdict)) {
    report(at, `${kind}_correct`, `${kind} says already which answers are right; leave one out`);
    return null;
  }
  if (verdicts !== null)
    return { texts: [], count: verdicts.length, correct: countRight(verdicts) };
  if (typeof asked === "number") {
    const count = countIn(asked, kind, at);
    if (at.issues.length > before) return null;
    if (isMissing(verdict)) {
      const name = `${kind}_correct`;
      report(at, name, `${name} is missing: how many of the ${count} ${kind} answers are right`);
    }
    return { texts: [], count, correct: correctOf(verdict, { kind, count }, at) };
  }
  const texts = textListField(asked, kind, at) ?? [];
  const count = texts.length;
  if (at.issues.length > before || isMissing(verdict)) return { texts, count, correct: null };
  return { texts, count, correct: correctOf(verdict, { kind, count }, at) };
}

/** In a table everything comes as text: numbers and lists of verdicts are read, an empty cell is missing. */
function fromCell(value: unknown, at: SourceLine): unknown {
  if (!at.isText || typeof value !== "string") return value;
  const text = value.trim();
  if (text === "") return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  return isListCell(text) ? verdictsIn(text) : value;
}

function emptyAsMissing(value: unknown, at: SourceLine): unknown {
  return at.isText && typeof value === "string" && value.trim() === "" ? undefined : value;
}

const mostListCharacters = 200_000;

function isListCell(value: unknown): boolean {
  return typeof value === "string" && value.length <= mostListCharacters && /^\s*\[/.test(value);
}

/** `[true, false]` and `[True, False]`; any other text as it is. */
function verdictsIn(text: string): unknown {
  const inside = text.slice(1, -1);
  if (!text.endsWith("]") || inside.trim() === "") return text;
  const flags = inside.split(",").map((item) => booleans.get(item.trim().toLowerCase()));
  return flags.every((flag) => flag !== undefined) ? flags : text;
}

const booleans = new Map([
  ["true", true],
  ["false", false],
]);

function isMissing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function flagsIn(value: unknown): boolean[] | null {
  const isList = Array.isArray(value) && value.length > 0 && value.length <= maxListItems;
  return isList && value.every((item) => typeof item === "boolean") ? value : null;
}

function countRight(verdicts: readonly boolean[]): number {
  return verdicts.filter(Boolean).length;
}

function countIn(value: unknown, column: string, at: SourceLine): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= maxCount)
    return value;
  report(
    at,
    column,
    `${column} is not a number of answers from 0 to ${maxCount}: ${describeValue(value)}`,
  );
  return 0;
}

function correctOf(
  value: unknown,
  { kind, count }: { kind: string; count: number },
  at: SourceLine,
): number {
  if (isMissing(value)) return 0;
  const column = `${kind}_correct`;
  const before = at.issues.length;
  const verdicts = flagsIn(value);
  if (verdicts !== null && verdicts.length !== count) {
    const message = `${column} has ${verdicts.length} verdicts for ${count} ${kind} answers`;
    report(at, column, message);
  }
  const correct = verdicts === null ? countIn(value, column, at) : countRight(verdicts);
  if (at.issues.length === before && correct > count)
    report(at, column, `${column} is more than ${kind}: ${correct} > ${count}`);
  return correct;
}
