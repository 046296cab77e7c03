import { readQuery, route } from "@/lib/http/route";
import { analysisQuery } from "@/lib/runs/analysis/analysis-schema";
import { getAnalysis } from "@/lib/runs/analysis/get-analysis";
import type { RunRef } from "@/lib/runs/service";

export const GET = route<RunRef>(({ viewer, params, request }) =>
  getAnalysis(viewer, params, readQuery(request, analysisQuery)),
);
