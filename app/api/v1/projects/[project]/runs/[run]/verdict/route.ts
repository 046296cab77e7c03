import { readQuery, route } from "@/lib/http/route";
import { verdictQuery } from "@/lib/runs/analysis/analysis-schema";
import { getVerdict } from "@/lib/runs/analysis/get-verdict";
import type { RunRef } from "@/lib/runs/service";

export const GET = route<RunRef>(({ viewer, params, request }) =>
  getVerdict(viewer, params, readQuery(request, verdictQuery)),
);
