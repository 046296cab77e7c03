import { readQuery, route } from "@/lib/http/route";
import { getSparklines } from "@/lib/runs/list/get-sparklines";
import { sparklinesQuery } from "@/lib/runs/list/list-schema";

export const GET = route<{ project: string }>(({ viewer, params, request }) =>
  getSparklines(viewer, params.project, readQuery(request, sparklinesQuery)),
);
