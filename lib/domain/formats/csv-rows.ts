import { parse } from "csv-parse/sync";
import { type Delimiter, delimiters, detectDelimiter } from "./delimiter";
import { describeValue } from "./describe";
import { UnreadableText } from "./issue";
import { defaultMaxLineBytes, readLines, type TextLine } from "./lines";

export type CsvRow = { line: number; cells: string[] };

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

function split(text: string, delimiter: Delimiter): string[][] {
  return parse(text, {
    delimiter,
    record_delimiter: "\n",
    relax_column_count: true,
  }) as string[][];
}

function splitRow({ line, text }: TextLine, delimiter: Delimiter): CsvRow {
  try {
    return { line, cells: split(text, delimiter)[0] ?? [] };
  } catch {
    const message = `the quotes do not match: ${describeValue(text)}`;
    throw new UnreadableText({ line, column: null, message });
  }
}

/** csv-parse is much faster on many rows at once; a refusal is narrowed down to its row. */
function splitRows(rows: TextLine[], delimiter: Delimiter): CsvRow[] {
  try {
    const cells = split(rows.map((row) => row.text).join("\n"), delimiter);
    if (cells.length === rows.length) {
      return rows.map((row, index) => ({ line: row.line, cells: cells[index] ?? [] }));
    }
  } catch {
    // The slow way below says which row it is.
  }
  return rows.map((row) => splitRow(row, delimiter));
}

/** Joins the lines of a quoted cell that spans several, so that each entry is one row of the table. */
class RowJoiner {
  private open: TextLine | null = null;

  constructor(private readonly maxCharacters: number) {}

  push(lines: readonly TextLine[]): TextLine[] {
    const rows: TextLine[] = [];
    for (const next of lines) {
      const row: TextLine | null = this.append(next);
      if (row !== null && row.text.trim() !== "") rows.push(row);
    }
    return rows;
  }

  private append(next: TextLine): TextLine | null {
    const isEven = countQuotes(next.text) % 2 === 0;
    if (this.open === null) {
      if (isEven) return next;
      this.open = next;
      return null;
    }
    const joined: TextLine = { line: this.open.line, text: `${this.open.text}\n${next.text}` };
    this.open = isEven ? joined : null;
    if (joined.text.length > this.maxCharacters) throw this.unclosed(joined);
    return isEven ? null : joined;
  }

  private unclosed(row: TextLine): UnreadableText {
    const message = `a quote is opened and never closed: ${describeValue(row.text)}`;
    return new UnreadableText({ line: row.line, column: null, message });
  }

  finish(): void {
    if (this.open !== null) throw this.unclosed(this.open);
  }
}

/**
 * Reads CSV in batches of rows, header first. The delimiter (comma, semicolon or tab) is found in the header
 * or named by Excel's `sep=;` line. Throws UnreadableText as readLines does, and for quotes that do not match.
 */
export async function* readCsvRows(
  source: AsyncIterable<Uint8Array>,
  options: { maxLineBytes?: number | undefined } = {},
): AsyncIterable<{ delimiter: Delimiter; rows: CsvRow[] }> {
  const joiner = new RowJoiner(options.maxLineBytes ?? defaultMaxLineBytes);
  let delimiter: Delimiter | null = null;
  for await (const lines of readLines(source, options)) {
    const rows = joiner.push(lines);
    const named: string | undefined =
      delimiter === null ? rows[0]?.text.match(/^sep=([,;\t])$/)?.[1] : undefined;
    if (named !== undefined) {
      delimiter = delimiters.find((each) => each === named) ?? ",";
      rows.shift();
    }
    const [header] = rows;
    if (header === undefined) continue;
    delimiter ??= detectDelimiter(header.text);
    yield { delimiter, rows: splitRows(rows, delimiter) };
  }
  joiner.finish();
}
