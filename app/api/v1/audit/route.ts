import { auditQuery } from "@/lib/audit/schema";
import { sendTrail } from "@/lib/audit/send-trail";
import { exportServerAudit, listServerAudit } from "@/lib/audit/service";
import { readQuery, route } from "@/lib/http/route";
import { openToServer } from "@/lib/projects/access";

export const GET = route(
  async ({ viewer, request }) => {
    const query = readQuery(request, auditQuery);
    const { format } = query;
    if (format === "json") return listServerAudit(viewer, query);
    return sendTrail(await exportServerAudit(viewer, query), { name: "server", format });
  },
  { opens: openToServer },
);
