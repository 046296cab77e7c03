import { closeJson } from "./close-json";
import { detectDelimiter, splitHeader } from "./delimiter";
import type { Fields } from "./fields";
import { parseJsonText } from "./read-json-file";
import { type RowContainer, rowContainer } from "./rows-container";
import type { Sample } from "./sample";

/** The first records of a file, by its own names. */
export type RowSample = { container: RowContainer; names: string[]; rows: Fields[] };

const maxRows = 50;

function parsed(text: string): unknown {
  try {
    return parseJsonText(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Rows of a table whose quoted cells may span lines; the last one may be cut. */
function tableRows(text: string): string[][] {
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
  if (/^sep=[,;\t]$/.test(lines[0] ?? "")) lines.shift();
  const delimiter = detectDelimiter(lines[0] ?? "");
  const rows: string[][] = [];
  let open: string | null = null;
  for (const line of lines) {
    const row: string = open === null ? line : `${open}\n${line}`;
    const isEven = row.split('"').length % 2 === 1;
    open = isEven ? null : row;
    if (open === null && row.trim() !== "") rows.push(splitHeader(row, delimiter));
    if (rows.length > maxRows) break;
  }
  return rows;
}

function ofTable(text: string): { names: string[]; rows: Fields[] } {
  const [columns = [], ...rows] = tableRows(text);
  const names = columns.filter((name) => name !== "" && name !== "__proto__");
  const toFields = (cells: readonly string[]): Fields =>
    Object.fromEntries(
      columns
        .map((column, index) => [column, cells[index] ?? ""] as const)
        .filter(([column, cell]) => names.includes(column) && cell !== ""),
    );
  return { names, rows: rows.filter((cells) => cells.length >= columns.length).map(toFields) };
}

function recordsOf(container: RowContainer, text: string): unknown[] {
  if (container === "lines") {
    const lines = text.split("\n", maxRows + 1).filter((line) => line.trim() !== "");
    return lines.slice(0, maxRows).map(parsed);
  }
  if (container === "objects") return [parsed(closeJson(text))];
  const list = parsed(closeJson(text));
  return Array.isArray(list) ? list.slice(0, maxRows) : [];
}

/** The records at the beginning of a file. A line that the sample cuts is left out, unless it is the only one. */
export function rowsIn({ text, json }: Sample): RowSample {
  const container = rowContainer(text);
  if (container === "table") return { container, ...ofTable(text) };
  const rows = recordsOf(container, text.replace(/^\ufeff/, "")).filter(isRecord);
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  if (rows.length === 0) for (const name of json?.keys.keys() ?? []) names.add(name);
  return { container, names: [...names].filter((name) => name !== "__proto__"), rows };
}
