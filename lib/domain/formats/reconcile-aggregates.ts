import type { Population } from "@/lib/domain/knowledge/knowledge";
import type { FormatIssue } from "./issue";
import { maxIssues } from "./issue";
import type { AggregateRecord } from "./records";

type Group = Map<Population, AggregateRecord>;

const partsOf: Partial<Record<Population, readonly Population[]>> = {
  Known: ["HighlyKnown", "MaybeKnown", "WeaklyKnown"],
  all: ["Known", "Unknown"],
};

const countNames = { total: "n", correct: "correct", abstained: "abstained", fitted: "fitted" };
type CountKey = keyof typeof countNames;
const countKeys: readonly CountKey[] = ["total", "correct", "abstained", "fitted"];

type Sum = {
  total: number;
  correct: number;
  abstained: number;
  fitted: number | null;
  /** Every part is there, so the sum must equal the coarse row. */
  isComplete: boolean;
};

function where(row: AggregateRecord): string {
  return `step ${row.step}, split ${JSON.stringify(row.split)}`;
}

/** A part stands in the file itself or is the sum of its own parts. */
function partCounts(group: Group, part: Population): Sum | null {
  const row = group.get(part);
  return row === undefined ? sumParts(group, part) : { ...row, isComplete: true };
}

function sumParts(group: Group, population: Population): Sum | null {
  const parts = partsOf[population] ?? [];
  const found = parts.map((part) => partCounts(group, part));
  const present = found.filter((part) => part !== null);
  if (present.length === 0) return null;
  const add = (count: (part: Sum) => number): number =>
    present.reduce((sum, part) => sum + count(part), 0);
  return {
    total: add((part) => part.total),
    correct: add((part) => part.correct),
    abstained: add((part) => part.abstained),
    fitted: present.every((part) => part.fitted !== null) ? add((part) => part.fitted ?? 0) : null,
    isComplete: present.length === parts.length && present.every((part) => part.isComplete),
  };
}

function mismatch(coarse: AggregateRecord, sum: Sum, key: CountKey): FormatIssue | null {
  const said = coarse[key];
  const added = sum[key];
  if (said === null || added === null || said === added) return null;
  if (!sum.isComplete && added < said) return null;
  const relation = sum.isComplete ? "is not the sum of its parts" : "is less than its parts";
  const message = `${countNames[key]} of ${coarse.category} ${relation}: ${said} against ${added} (${where(coarse)})`;
  return { line: coarse.line, column: countNames[key], message };
}

/** Counts that its parts leave over must themselves be possible. */
function remainderProblem(coarse: AggregateRecord, sum: Sum): FormatIssue | null {
  const total = coarse.total - sum.total;
  const answered = coarse.correct - sum.correct + coarse.abstained - sum.abstained;
  if (answered <= total) return null;
  const message = `${coarse.category} without its parts has more correct and abstained than n: ${answered} against ${total} (${where(coarse)})`;
  return { line: coarse.line, column: "n", message };
}

function saysMore(coarse: AggregateRecord, sum: Sum): boolean {
  return countKeys.some((key) => coarse[key] !== sum[key] && coarse[key] !== null);
}

function isSame(a: AggregateRecord, b: AggregateRecord): boolean {
  return countKeys.every((key) => a[key] === b[key]);
}

function groupRows(rows: readonly AggregateRecord[]): { groups: Group[]; issues: FormatIssue[] } {
  const groups = new Map<string, Group>();
  const issues: FormatIssue[] = [];
  for (const row of rows) {
    const key = `${row.step} ${row.split}`;
    const group: Group = groups.get(key) ?? new Map();
    groups.set(key, group);
    const earlier = group.get(row.category);
    if (earlier === undefined) group.set(row.category, row);
    else if (!isSame(earlier, row)) {
      const numbers = `${row.correct}/${row.total} against ${earlier.correct}/${earlier.total} in line ${earlier.line}`;
      const message = `${row.category} occurs twice with different counts: ${numbers} (${where(row)})`;
      issues.push({ line: row.line, column: "category", message });
    }
  }
  return { groups: [...groups.values()], issues };
}

function reconcileGroup(group: Group, issues: FormatIssue[]): AggregateRecord[] {
  return [...group.values()].filter((row) => {
    const sum = sumParts(group, row.category);
    if (sum === null) return true;
    const problems = countKeys.map((key) => mismatch(row, sum, key));
    const found = problems.filter((problem) => problem !== null);
    if (found.length === 0) found.push(...[remainderProblem(row, sum)].filter((p) => p !== null));
    issues.push(...found);
    return saysMore(row, sum);
  });
}

/**
 * Brings rows of one file to the finest that say everything, per (step, split): Known is the sum of HighlyKnown,
 * MaybeKnown and WeaklyKnown, all the sum of Known and Unknown. A coarse row that equals the sum of its parts
 * is dropped, so that nothing counts twice. One without parts stays.
 *
 * When some parts are missing, the sum cannot be checked, only bounded: the parts may not exceed the coarse row.
 * If they leave a remainder, the coarse row stays beside them. Readers therefore take a stored coarse
 * row as it is, and only add up parts when there is none, as `countsOf` in populations.ts does.
 *
 * A wrong sum, or the same key twice with different counts, is an issue with both numbers.
 */
export function reconcileAggregates(rows: readonly AggregateRecord[]): {
  rows: AggregateRecord[];
  issues: FormatIssue[];
} {
  const { groups, issues } = groupRows(rows);
  const kept = groups.flatMap((group) => reconcileGroup(group, issues));
  return { rows: kept, issues: issues.slice(0, maxIssues) };
}
