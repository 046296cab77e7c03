import { parseWithBareNumbers } from "./bare-numbers";
import { parseCsvTable } from "./csv-table";
import type { Fields } from "./fields";
import type { Batch, ParseOptions } from "./format";
import type { FormatIssue } from "./issue";
import { readJsonElements } from "./json-elements";
import { type LineReader, parseJsonLines, parseTexts } from "./json-lines";
import { peek } from "./peek";
import { type RowContainer, rowContainer } from "./rows-container";
import { type Sample, sampleOf } from "./sample";

/** How one format reads a record, whatever the container: a line, an element of a list, a row of a table. */
export type RowReader<R> = LineReader<R>;

/** What a reader of rows may know before the first of them. */
export type OpenRows<R> = (sample: Sample, container: RowContainer) => RowReader<R>;

const headBytes = 64 * 1024;

/**
 * Reads records out of JSON lines, a JSON list, objects that span lines, or a CSV table, into batches; a wrong record
 * is an issue. A table's empty cells are absent fields, its other cells texts (`place.isText`). A file without a record
 * is an issue too.
 */
export async function* parseRows<R>(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions,
  open: OpenRows<R>,
): AsyncIterable<Batch<R>> {
  const { head, whole } = await peek(source, headBytes, isEnough);
  const sample = sampleOf(head, { filename: options.filename, path: options.path });
  const container = rowContainer(sample.text);
  const reader = withRescue(open(sample, container));
  let isEmpty = true;
  let last: Batch<R> | null = null;
  for await (const batch of batchesOf(container, { source: whole, options, reader })) {
    if (last !== null) yield last;
    isEmpty &&= batch.records.length === 0 && batch.issues.length === 0;
    last = batch;
  }
  if (last === null) return;
  yield isEmpty ? { ...last, issues: [noRecord] } : last;
}

/** Bare NaN and Infinity are read in every container, unless the format does it in its own way. */
function withRescue<R>(reader: RowReader<R>): RowReader<R> {
  return {
    read: (fields, at) => reader.read(fields, at),
    rescue: (text) =>
      reader.rescue === undefined ? parseWithBareNumbers(text) : reader.rescue(text),
    finish: () => reader.finish?.() ?? [],
  };
}

const noRecord: FormatIssue = { line: null, column: null, message: "the file holds no record" };

/** Text that is neither JSON nor a table is told by its first line; a look at more would only wait for it. */
function isEnough(first: Uint8Array): boolean {
  if (!first.includes(10)) return false;
  const text = new TextDecoder("utf-8").decode(first.subarray(0, 4096));
  return !/^[\s\ufeff]*[[{]/.test(text) && rowContainer(text) === "lines";
}

function batchesOf<R>(
  container: RowContainer,
  input: { source: AsyncIterable<Uint8Array>; options: ParseOptions; reader: RowReader<R> },
): AsyncIterable<Batch<R>> {
  const { source, options, reader } = input;
  if (container === "lines") return parseJsonLines(source, options, reader);
  if (container === "table") return parseTable(source, options, reader);
  return parseTexts(readJsonElements(source, container, options), reader);
}

function parseTable<R>(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions,
  reader: RowReader<R>,
): AsyncIterable<Batch<R>> {
  return parseCsvTable(source, options, ({ columns }) => ({
    read: (cells, at) => {
      at.isText = true;
      return reader.read(fieldsOf(columns, cells), at);
    },
    finish: () => reader.finish?.() ?? [],
  }));
}

function fieldsOf(columns: readonly string[], cells: readonly string[]): Fields {
  const fields: [string, string][] = [];
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? "";
    if (column !== "" && cell.trim() !== "") fields.push([column, cell]);
  }
  return Object.fromEntries(fields);
}
