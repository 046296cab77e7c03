import type { AuditEntryItem } from "@/lib/audit/schema";
import { auditQuery } from "@/lib/audit/schema";
import { exportAudit, listAudit } from "@/lib/audit/service";
import { csvDownload } from "@/lib/http/csv-download";
import { jsonLines } from "@/lib/http/line-stream";
import { readQuery, route } from "@/lib/http/route";

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

export const GET = route<{ project: string }>(
  async ({ viewer, params: { project }, request }) => {
    const query = readQuery(request, auditQuery);
    if (query.format === "json") return listAudit(viewer, project, query);
    const entries = await exportAudit(viewer, project, query);
    const filename = `${project}.audit.${query.format}`;
    if (query.format === "jsonl") return jsonLines(entries, filename);
    return csvDownload(asRows(entries), { head: columns, filename });
  },
  { opens: "admin" },
);
