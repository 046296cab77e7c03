import { getSliceFalls } from "@/lib/comparisons/attribution/get-slice-falls";
import { sliceFallsQuery } from "@/lib/comparisons/schema";
import { readQuery, route } from "@/lib/http/route";

export const GET = route<{ project: string }>(({ viewer, params, request }) =>
  getSliceFalls(viewer, params.project, readQuery(request, sliceFallsQuery)),
);
