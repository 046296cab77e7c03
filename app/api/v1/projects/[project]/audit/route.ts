import { auditQuery } from "@/lib/audit/schema";
import { sendTrail } from "@/lib/audit/send-trail";
import { exportAudit, listAudit } from "@/lib/audit/service";
import { readQuery, route } from "@/lib/http/route";

export const GET = route<{ project: string }>(
  async ({ viewer, params: { project }, request }) => {
    const query = readQuery(request, auditQuery);
    const { format } = query;
    if (format === "json") return listAudit(viewer, project, query);
    return sendTrail(await exportAudit(viewer, project, query), { name: project, format });
  },
  { opens: "admin" },
);
