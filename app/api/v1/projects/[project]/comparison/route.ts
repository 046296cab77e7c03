import { getComparison } from "@/lib/comparisons/get-comparison";
import { comparisonQuery } from "@/lib/comparisons/schema";
import { readQuery, route } from "@/lib/http/route";

export const GET = route<{ project: string }>(({ viewer, params, request }) =>
  getComparison(viewer, params.project, readQuery(request, comparisonQuery)),
);
