import "server-only";
import type { Batch, ParseOptions } from "@/lib/domain/formats/format";
import { type FormatIssue, type FormatWarning, maxIssues } from "@/lib/domain/formats/issue";
import { AppError } from "@/lib/errors";
import { giveWay } from "@/lib/http/give-way";

const maxWarnings = 200;

/** What was wrong and what is worth saying about one uploaded file. */
export class FileReport {
  readonly issues: FormatIssue[] = [];
  readonly warnings: FormatWarning[] = [];
  rows = 0;

  /** `warnings`: what was said already, while the file was opened. */
  constructor(warnings: readonly string[] = []) {
    for (const message of warnings) this.addWarning(null, message);
  }

  get isFull(): boolean {
    return this.issues.length >= maxIssues;
  }

  addIssue(line: number | null, column: string | null, message: string): void {
    if (!this.isFull) this.issues.push({ line, column, message });
  }

  addWarning(line: number | null, message: string): void {
    if (this.warnings.length < maxWarnings) this.warnings.push({ line, message });
  }

  /** Throws when the file has a mistake; inside a transaction that undoes all of it. */
  refuseIssues(): void {
    const first = this.issues[0];
    if (first === undefined) return;
    const others = this.issues.length - 1;
    const place = [first.line === null ? null : `line ${first.line}`, first.column]
      .filter(Boolean)
      .join(", ");
    const more = others === 0 ? "" : ` (and ${this.isFull ? "at least " : ""}${others} more)`;
    const sentence = `${place === "" ? "" : `${place}: `}${first.message}${more}`;
    throw new AppError("invalid-file", `nothing was stored: ${sentence}`, this.issues);
  }
}

export type ReadOptions = Pick<ParseOptions, "filename" | "path" | "mapping"> & {
  report: FileReport;
  /** Sees each batch whole: what the file says of its runs and metrics besides the records. */
  onBatch?: (batch: Batch<unknown>) => void;
};

/** A format, as far as reading a file goes. */
export type Parser<R> = {
  parse(source: AsyncIterable<Uint8Array>, options?: ParseOptions): AsyncIterable<Batch<R>>;
};

/**
 * The batches of a file, its mistakes and warnings kept in `report`. After the first mistake the
 * rest is read only to find more of them; records keep coming, so check before storing.
 */
export async function* readFile<R>(
  format: Parser<R>,
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<R[]> {
  const { report, onBatch, ...reading } = options;
  for await (const batch of format.parse(source, reading)) {
    onBatch?.(batch);
    for (const issue of batch.issues) report.addIssue(issue.line, issue.column, issue.message);
    for (const warning of batch.warnings) report.addWarning(warning.line, warning.message);
    report.rows += batch.records.length;
    if (batch.records.length > 0) yield batch.records;
    if (report.isFull) return;
    await giveWay();
  }
}
