import "server-only";
import { rowDownload } from "@/lib/http/row-download";
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

/** A whole trail as a file, one entry after the other. */
export function sendTrail(
  entries: AsyncGenerator<AuditEntryItem>,
  { name, format }: { name: string; format: Exclude<AuditQuery["format"], "json"> },
): Response {
  return rowDownload(entries, { name: `${name}.audit`, format, columns });
}
