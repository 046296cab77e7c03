import { readQuery, route } from "@/lib/http/route";
import { getMetrics } from "@/lib/runs/analysis/get-metrics";
import { metricsQuery } from "@/lib/runs/schema";
import type { RunPlace } from "@/lib/runs/service";

export const GET = route<RunPlace>(({ viewer, params, request }) =>
  getMetrics(viewer, params, readQuery(request, metricsQuery)),
);
