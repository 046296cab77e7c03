import { getSliceDamage } from "@/lib/comparisons/attribution/get-slice-damage";
import { sliceDamageQuery } from "@/lib/comparisons/schema";
import { readQuery, route } from "@/lib/http/route";

export const GET = route<{ project: string }>(({ viewer, params, request }) =>
  getSliceDamage(viewer, params.project, readQuery(request, sliceDamageQuery)),
);
