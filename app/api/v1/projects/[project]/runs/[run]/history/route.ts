import { readQuery, route } from "@/lib/http/route";
import type { RunPlace } from "@/lib/runs/service";
import { getRunHistory } from "@/lib/runs/store/get-history";
import { historyQuery } from "@/lib/runs/store/history-schema";

export const GET = route<RunPlace>(({ viewer, params, request }) =>
  getRunHistory(viewer, params, readQuery(request, historyQuery)),
);
