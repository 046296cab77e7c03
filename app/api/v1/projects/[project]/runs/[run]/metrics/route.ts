import { readQuery, route } from "@/lib/http/route";
import { getMetrics } from "@/lib/runs/analysis/get-metrics";
import { metricsQuery } from "@/lib/runs/schema";
import type { RunRef } from "@/lib/runs/service";

export const GET = route<RunRef>(({ viewer, params, request }) =>
  getMetrics(viewer, params, readQuery(request, metricsQuery)),
);
