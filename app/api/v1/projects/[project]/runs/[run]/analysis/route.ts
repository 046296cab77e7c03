import { readQuery, route } from "@/lib/http/route";
import { analysisQuery } from "@/lib/runs/analysis/analysis-schema";
import { getAnalysis } from "@/lib/runs/analysis/get-analysis";
import type { RunPlace } from "@/lib/runs/service";

export const GET = route<RunPlace>(({ viewer, params, request }) =>
  getAnalysis(viewer, params, readQuery(request, analysisQuery)),
);
