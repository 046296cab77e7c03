import { readQuery, route } from "@/lib/http/route";
import { getRunHistory } from "@/lib/runs/get-history";
import { historyQuery } from "@/lib/runs/history-schema";
import type { RunPlace } from "@/lib/runs/service";

export const GET = route<RunPlace>(({ viewer, params, request }) =>
  getRunHistory(viewer, params, readQuery(request, historyQuery)),
);
