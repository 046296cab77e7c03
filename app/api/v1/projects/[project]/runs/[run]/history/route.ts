import { readQuery, route } from "@/lib/http/route";
import type { RunRef } from "@/lib/runs/service";
import { getRunHistory } from "@/lib/runs/store/get-history";
import { historyQuery } from "@/lib/runs/store/history-schema";

export const GET = route<RunRef>(({ viewer, params, request }) =>
  getRunHistory(viewer, params, readQuery(request, historyQuery)),
);
