import { describeValue } from "./describe";
import { flagOf, report, type SourceLine } from "./fields";

/** What somebody found of an answer; null where nobody did. */
type Verdict = { correct: boolean | null; abstained: boolean | null };

const none: Verdict = { correct: null, abstained: null };
const right: Verdict = { correct: true, abstained: null };
const wrong: Verdict = { correct: false, abstained: null };
const declined: Verdict = { correct: null, abstained: true };

const words = new Map<string, Verdict>([
  ["error", wrong],
  ["failed", wrong],
  ["fail", wrong],
  ["passed", right],
  ["pass", right],
  ...["refusal", "refused", "abstained", "abstain", "idk", "notattempted", "declined"].map(
    (word) => [word, declined] as const,
  ),
]);

/** SimpleQA's grades: correct, incorrect, not attempted. */
const grades = new Map<unknown, Verdict>([
  ["A", right],
  ["B", wrong],
  ["C", declined],
]);

function wordOf(value: unknown): string {
  return typeof value === "string" && value.length <= 40
    ? value.toLowerCase().replace(/[^a-z]+/g, "")
    : "";
}

/** Whether a word, a flag or a text says right; what is none of them says nothing and is not right. */
export function isRight(value: unknown): boolean {
  return flagOf(value) ?? words.get(wordOf(value))?.correct ?? false;
}

/** A score in a cell or a field; null where it is none. */
export function scoreOf(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  const isNumber =
    typeof value === "string" && /^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(value.slice(0, 60));
  return isNumber ? Number(value) : null;
}

/** Whether a value says right, wrong or not answered in words or as true and false, without a threshold. */
export function isVerdict(value: unknown): boolean {
  return flagOf(value) !== undefined || words.has(wordOf(value));
}

export type VerdictRule = {
  /** The smallest score that counts as right. */
  correctFrom: number | null;
  /** The field's name in the file: a `grade` may be a letter. */
  name: string;
};

/**
 * Reads a verdict: true or false in any spelling, a word (correct, error, refusal), a letter of SimpleQA's where the field is
 * called a grade, or a score where it is known from which one on an answer counts as right.
 */
export function verdictField(
  value: unknown,
  { correctFrom, name }: VerdictRule,
  at: SourceLine,
): Verdict {
  if (value === undefined || value === null) return none;
  const score = scoreOf(value);
  if (correctFrom !== null && score !== null) return score >= correctFrom ? right : wrong;
  const flag = flagOf(value);
  if (flag !== undefined) return flag ? right : wrong;
  const word = words.get(wordOf(value));
  if (word !== undefined) return word;
  const grade = /grade/i.test(name) ? grades.get(value) : undefined;
  if (grade !== undefined) return grade;
  if (score === null) {
    report(at, "correct", `correct is not true or false: ${describeValue(value)}`);
  } else {
    const field = name === "correct" ? "correct" : `${name}, taken for correct,`;
    const message = `${field} is a score: ${score}; say from which one on an answer is right, as in ?mapping={"correctFrom":${score}}`;
    report(at, "correct", message);
  }
  return none;
}
