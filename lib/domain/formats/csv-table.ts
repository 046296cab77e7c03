import { keyProblem } from "./attributes";
import { type CsvRow, readCsvRows } from "./csv-rows";
import type { Delimiter } from "./delimiter";
import { describeValue } from "./describe";
import { report, type SourceLine } from "./fields";
import { type Batch, batchRecords, type ParseOptions } from "./format";
import { type FormatIssue, type FormatWarning, maxIssues, UnreadableText } from "./issue";
import { stoppedAt } from "./json-lines";

const maxColumns = 10_000;

/** How one format reads the rows of one table, once its header is known. */
export type TableReader<R> = {
  read(cells: readonly string[], at: SourceLine): R | null;
  finish(): FormatWarning[];
};

/** A format's look at the header: the columns as written, trimmed; null when an issue was reported. */
export type OpenTable<R> = (
  header: { columns: string[]; delimiter: Delimiter },
  at: SourceLine,
) => TableReader<R> | null;

function checkColumns(columns: readonly string[], at: SourceLine, mayRepeat: boolean): void {
  if (columns.length > maxColumns) {
    report(at, null, `the header has more than ${maxColumns} columns: ${columns.length}`);
    return;
  }
  const seen = new Set<string>();
  for (const column of columns) {
    const problem = column === "" ? null : keyProblem(column);
    if (problem !== null) report(at, null, problem);
    else if (column !== "" && seen.has(column) && !mayRepeat) {
      report(at, column, `the column occurs twice: ${describeValue(column)}`);
    }
    seen.add(column);
  }
}

/** A row longer than the header may only add empty cells, as spreadsheets do. */
function hasRightWidth(cells: readonly string[], columns: number): boolean {
  return cells.length >= columns && cells.slice(columns).every((cell) => cell.trim() === "");
}

class TableState<R> {
  readonly place: SourceLine = { line: 0, issues: [] };
  private columns = 0;
  private reader: TableReader<R> | null = null;
  private isOpen = false;

  constructor(
    private readonly open: OpenTable<R>,
    private readonly mayRepeatColumns: boolean,
  ) {}

  get isFull(): boolean {
    const hasFailedHeader = this.isOpen && this.reader === null;
    return this.place.issues.length >= maxIssues || hasFailedHeader;
  }

  get hasRows(): boolean {
    return this.isOpen && this.place.line > this.headerLine;
  }

  private headerLine = 0;

  row(row: CsvRow, delimiter: Delimiter): R | null {
    this.place.line = row.line;
    if (!this.isOpen) {
      this.openHeader(row, delimiter);
      return null;
    }
    const before = this.place.issues.length;
    if (!hasRightWidth(row.cells, this.columns)) {
      const message = `the row has ${row.cells.length} cells, the header has ${this.columns}`;
      report(this.place, null, message);
    }
    if (this.place.issues.length > before || this.reader === null) return null;
    const record = this.reader.read(row.cells, this.place);
    return this.place.issues.length > before ? null : record;
  }

  private openHeader(row: CsvRow, delimiter: Delimiter): void {
    this.isOpen = true;
    this.headerLine = row.line;
    this.columns = row.cells.length;
    const columns = row.cells.map((cell) => cell.trim());
    checkColumns(columns, this.place, this.mayRepeatColumns);
    const reader =
      this.place.issues.length === 0 ? this.open({ columns, delimiter }, this.place) : null;
    this.reader = this.place.issues.length === 0 ? reader : null;
  }

  finish(): { issues: FormatIssue[]; warnings: FormatWarning[] } {
    if (this.place.issues.length === 0 && !this.hasRows) {
      this.place.issues.push({
        line: null,
        column: null,
        message: "the table has a header but no rows",
      });
    }
    return {
      issues: this.place.issues.slice(0, maxIssues),
      warnings: this.reader?.finish() ?? [],
    };
  }
}

/** Reads a CSV table into batches of records; wrong rows are issues, at most `maxIssues` of them. */
export async function* parseCsvTable<R>(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions & { mayRepeatColumns?: boolean },
  open: OpenTable<R>,
): AsyncIterable<Batch<R>> {
  const state = new TableState(open, options.mayRepeatColumns ?? false);
  const stopped: FormatWarning[] = [];
  let records: R[] = [];
  try {
    reading: for await (const { rows, delimiter } of readCsvRows(source, options)) {
      for (const row of rows) {
        const record = state.row(row, delimiter);
        if (record !== null && records.push(record) >= batchRecords) {
          yield { records, issues: [], warnings: [] };
          records = [];
        }
        if (state.isFull) {
          if (state.place.issues.length >= maxIssues) stopped.push(stoppedAt(row.line));
          break reading;
        }
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    state.place.issues.push(error.issue);
  }
  const { issues, warnings } = state.finish();
  yield { records, issues, warnings: [...stopped, ...warnings] };
}
