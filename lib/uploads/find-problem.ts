import "server-only";
import type { FormatIssue } from "@/lib/domain/formats/issue";
import type { AnyFormat } from "@/lib/domain/formats/list";
import type { Question } from "@/lib/domain/mapping/mapping";
import { AppError, type ErrorCode } from "@/lib/errors";
import { FileReport } from "@/lib/http/read-file";
import { type FileReading, nothingStored } from "./file-reading";

export type Problem = {
  code: ErrorCode;
  message: string;
  details: readonly FormatIssue[];
};

/** What came of reading the beginning of a file by its format. */
export type Parsed = {
  reading: FileReading;
  records: object[];
  issues: FormatIssue[];
  report: FileReport;
  lastLine: number;
};

/** What storing would refuse the file with, as far as its beginning shows; an open question is no mistake. */
export function uploadProblem(
  { report, issues, lastLine, reading }: Parsed,
  input: { format: AnyFormat; questions: readonly Question[]; isWhole: boolean },
): Problem | null {
  const asked = new Set(input.questions.map(({ id }) => id));
  const isReal = ({ line, column }: FormatIssue) =>
    !(column !== null && asked.has(column)) &&
    (input.isWhole || (line !== null && (line <= lastLine || lastLine === 0)));
  const real = new FileReport();
  for (const issue of issues.filter(isReal)) real.addIssue(issue.line, issue.column, issue.message);
  try {
    real.refuseIssues();
  } catch (error) {
    if (error instanceof AppError) return { ...pick(error), details: real.issues };
    throw error;
  }
  const hasMetrics = input.format.holds !== "metrics" || reading.keys().length > 0;
  const isEmpty = input.isWhole && issues.length === 0 && (report.rows === 0 || !hasMetrics);
  return isEmpty ? { code: "invalid-file", message: nothingStored(report), details: [] } : null;
}

function pick({ code, message }: AppError): { code: ErrorCode; message: string } {
  return { code, message };
}
