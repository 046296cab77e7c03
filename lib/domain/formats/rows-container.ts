import { detectDelimiter, splitHeader } from "./delimiter";
import { outlineJson } from "./json-outline";

/** What records stand in. Objects are JSON objects one after the other, each on several lines. */
export type RowContainer = "lines" | "list" | "objects" | "table";

function firstLine(text: string): string {
  return text.trimStart().split(/\r?\n/, 1)[0]?.trim() ?? "";
}

/** By the beginning of a file; text that is neither JSON nor a table counts as lines, whose reader says what is wrong. */
export function rowContainer(text: string): RowContainer {
  const start = text.replace(/^\ufeff/, "").trimStart();
  if (start.startsWith("[")) return "list";
  if (start.startsWith("{")) return isPretty(start) ? "objects" : "lines";
  const header = /^sep=[,;\t]\r?\n/.test(start) ? start.slice(start.indexOf("\n") + 1) : start;
  const line = firstLine(header);
  return splitHeader(line, detectDelimiter(line)).length > 1 ? "table" : "lines";
}

/** The first object goes on after its first line, and was not merely cut there. */
function isPretty(text: string): boolean {
  const line = firstLine(text);
  return (
    line.length < text.trimEnd().length && /[{[,:]$/.test(line) && outlineJson(line)?.end === null
  );
}
