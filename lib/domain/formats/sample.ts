import { detectDelimiter, splitHeader } from "./delimiter";
import { type JsonOutline, outlineJson } from "./json-outline";

/** The first bytes of a file are enough to tell its format. */
export const sampleBytes = 64 * 1024;
const sampleRows = 50;

export type JsonSample = {
  /** The first JSON value of the text. */
  outline: JsonOutline;
  /** Keys of the first record: of the object, of the first line, or of the first element of an array. */
  keys: JsonOutline["keys"];
  shape: "object" | "lines" | "array";
  /** The outline of an array's first element. */
  element: JsonOutline | null;
};

export type TableSample = { columns: string[]; lower: string[]; rows: string[][] };

/** The beginning of a file, looked at in the ways that formats are told apart. */
export type Sample = {
  bytes: Uint8Array;
  /** Empty where the bytes are no UTF-8 text. */
  text: string;
  filename: string | null;
  path: string | null;
  json: JsonSample | null;
  /** Null for JSON; else the text as a table, be it one or not. */
  table: TableSample | null;
};

export function sampleOf(
  head: Uint8Array,
  { filename = null, path = null }: { filename?: string | null; path?: string | null } = {},
): Sample {
  const bytes = head.subarray(0, sampleBytes);
  const text = decode(bytes);
  const json = text === "" ? null : jsonSample(text);
  const isJson = /^\s*[[{]/.test(text);
  const table = text.trim() === "" || isJson ? null : tableSample(text);
  return { bytes, text, filename, path, json, table };
}

function decode(bytes: Uint8Array): string {
  const text = new TextDecoder("utf-8").decode(bytes, { stream: true });
  return text.includes("\0") ? "" : text;
}

function jsonSample(text: string): JsonSample | null {
  const outline = outlineJson(text);
  if (outline === null) return null;
  if (outline.kind === "array") {
    const element = outlineJson(text, outline.firstElement);
    return { outline, keys: element?.keys ?? new Map(), shape: "array", element };
  }
  const isLines = outline.end !== null && text.slice(outline.end).trim() !== "";
  return { outline, keys: outline.keys, shape: isLines ? "lines" : "object", element: null };
}

function tableSample(text: string): TableSample {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (/^sep=[,;\t]$/.test(lines[0] ?? "")) lines.shift();
  const [header = ""] = lines;
  const delimiter = detectDelimiter(header);
  const columns = splitHeader(header, delimiter);
  const rows = lines.slice(1, 1 + sampleRows).map((line) => splitHeader(line, delimiter));
  return { columns, lower: columns.map((column) => column.toLowerCase()), rows };
}

export function hasKeys(sample: Sample, ...names: readonly string[]): boolean {
  return names.every((name) => sample.json?.keys.has(name));
}

export function hasAnyKey(sample: Sample, ...names: readonly string[]): boolean {
  return names.some((name) => sample.json?.keys.has(name));
}
