import "server-only";
import { csvDownload } from "@/lib/http/csv-download";
import { jsonLines } from "@/lib/http/line-stream";
import type { AuditEntryItem, AuditQuery } from "./schema";

const columns = [
  "at",
  "actor",
  "action",
  "target",
  "address",
  "outcome",
  "status",
  "reason",
] as const satisfies readonly (keyof AuditEntryItem)[];

async function* asRows(entries: AsyncGenerator<AuditEntryItem>) {
  for await (const entry of entries) yield columns.map((column) => entry[column]);
}

/** A whole trail as a file, one entry after the other. */
export function sendTrail(
  entries: AsyncGenerator<AuditEntryItem>,
  { name, format }: { name: string; format: Exclude<AuditQuery["format"], "json"> },
): Response {
  const filename = `${name}.audit.${format}`;
  if (format === "jsonl") return jsonLines(entries, filename);
  return csvDownload(asRows(entries), { head: columns, filename });
}
