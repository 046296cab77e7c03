import { listProjectFirings } from "@/lib/alerts/list-firings";
import { firingsQuery } from "@/lib/alerts/schema";
import { readQuery, route } from "@/lib/http/route";

export const GET = route<{ project: string }>(({ viewer, params, request }) =>
  listProjectFirings(viewer, params.project, readQuery(request, firingsQuery)),
);
