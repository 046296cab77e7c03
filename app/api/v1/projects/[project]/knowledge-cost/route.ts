import { getKnowledgeCost } from "@/lib/comparisons/cost/get-knowledge-cost";
import { knowledgeCostQuery } from "@/lib/comparisons/schema";
import { readQuery, route } from "@/lib/http/route";

export const GET = route<{ project: string }>(({ viewer, params, request }) =>
  getKnowledgeCost(viewer, params.project, readQuery(request, knowledgeCostQuery)),
);
