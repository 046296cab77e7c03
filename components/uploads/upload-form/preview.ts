import { detectDelimiter, splitHeader } from "@/lib/domain/formats/delimiter";
import type { FormatId } from "@/lib/domain/formats/list";

/** The first records of a file as text cells; nothing in it is ever taken for markup. */
export type Preview = { columns: string[]; rows: string[][]; hiddenColumns: number };

const maxRows = 8;
const maxColumns = 12;
const maxCellCharacters = 120;

/** Reads what the head of a file shows; null when it shows nothing. A cut last line is left out. */
export function previewOf(text: string, format: FormatId, isWhole: boolean): Preview | null {
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
  if (!isWhole && lines.length > 1) lines.pop();
  const filled = lines.filter((line) => line.trim() !== "");
  if (format === "aggregates" || format === "step-table") return tableOf(filled);
  if (format === "trainer-state") return recordsOf(logRows(text));
  return recordsOf(filled.slice(0, maxRows));
}

function tableOf(lines: readonly string[]): Preview | null {
  const start = /^sep=[,;\t]$/.test(lines[0] ?? "") ? 1 : 0;
  const header = lines[start];
  if (header === undefined) return null;
  const delimiter = detectDelimiter(header);
  const columns = splitHeader(header, delimiter);
  const rows = lines.slice(start + 1, start + 1 + maxRows);
  return preview(
    columns,
    rows.map((line) => splitHeader(line, delimiter)),
  );
}

/** The rows of log_history are flat objects, so that braces find them even where the file is cut. */
function logRows(text: string): string[] {
  const from = text.indexOf('"log_history"');
  return (text.slice(Math.max(0, from)).match(/\{[^{}]*\}/g) ?? []).slice(0, maxRows);
}

function recordsOf(lines: readonly string[]): Preview | null {
  if (lines.length === 0) return null;
  const records = lines.map(parse);
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return preview(
    columns,
    records.map((record) => columns.map((column) => toCell(record[column]))),
  );
}

function parse(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Shown as it is: the server says what is wrong with it.
  }
  return { "not a JSON object": line };
}

function toCell(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function preview(columns: string[], rows: string[][]): Preview {
  const shorten = (cell: string) =>
    cell.length > maxCellCharacters ? `${cell.slice(0, maxCellCharacters)}…` : cell;
  return {
    columns: columns.slice(0, maxColumns).map(shorten),
    rows: rows.map((row) => row.slice(0, maxColumns).map(shorten)),
    hiddenColumns: Math.max(0, columns.length - maxColumns),
  };
}
