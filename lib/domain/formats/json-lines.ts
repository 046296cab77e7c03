import { describeValue } from "./describe";
import { type Fields, report, type SourceLine } from "./fields";
import { type Batch, batchRecords, type ParseOptions } from "./format";
import { type FormatWarning, maxIssues, UnreadableText } from "./issue";
import { readLines } from "./lines";

/** How one format reads the fields of one line. */
export type LineReader<R> = {
  read(fields: Fields, at: SourceLine): R | null;
  /** Called with a line that JSON.parse refuses; undefined when it cannot be saved. */
  rescue?(text: string): unknown;
  finish?(): FormatWarning[];
};

/** V8's reason without its position, which counts from the line's start and reads like a line number. */
export function jsonProblem(error: unknown, text: string): string {
  const reason = error instanceof Error ? error.message : "";
  const brief = reason
    .replace(/ in JSON at position \d+.*$/s, "")
    .replace(/, (\.\.\.)?".*is not valid JSON$/s, "");
  return `not JSON (${brief.slice(0, 80)}): ${describeValue(text.trim())}`;
}

function parseLine<R>(text: string, at: SourceLine, reader: LineReader<R>): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const rescued = reader.rescue?.(text);
    if (rescued === undefined) report(at, null, jsonProblem(error, text));
    return rescued;
  }
}

/** One record of JSON text; null when an issue was reported. */
function readRecord<R>(text: string, at: SourceLine, reader: LineReader<R>): R | null {
  const before = at.issues.length;
  const value = parseLine(text, at, reader);
  if (at.issues.length > before) return null;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    report(at, null, `the line is not a JSON object: ${describeValue(value)}`);
    return null;
  }
  const record = reader.read(value as Fields, at);
  return at.issues.length > before ? null : record;
}

export function stoppedAt(line: number): FormatWarning {
  return { line, message: `reading stopped here after ${maxIssues} problems` };
}

/**
 * Reads JSON lines into batches of records. A wrong line is an issue and yields no record;
 * reading ends after `maxIssues` of them. Blank lines are passed over.
 */
export function parseJsonLines<R>(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions,
  reader: LineReader<R>,
): AsyncIterable<Batch<R>> {
  return parseTexts(readLines(source, options), reader);
}

/** Reads texts of JSON, each with the line at which it begins, as `parseJsonLines` reads lines. */
export async function* parseTexts<R>(
  texts: AsyncIterable<readonly { line: number; text: string }[]>,
  reader: LineReader<R>,
): AsyncIterable<Batch<R>> {
  const at: SourceLine = { line: 0, issues: [] };
  const warnings: FormatWarning[] = [];
  let records: R[] = [];
  try {
    reading: for await (const batch of texts) {
      for (const { line, text } of batch) {
        if (text.trim() === "") continue;
        at.line = line;
        const record = readRecord(text, at, reader);
        if (record !== null && records.push(record) >= batchRecords) {
          yield { records, issues: [], warnings: [] };
          records = [];
        }
        if (at.issues.length >= maxIssues) {
          warnings.push(stoppedAt(line));
          break reading;
        }
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    at.issues.push(error.issue);
  }
  warnings.push(...(reader.finish?.() ?? []));
  yield { records, issues: at.issues.slice(0, maxIssues), warnings };
}
