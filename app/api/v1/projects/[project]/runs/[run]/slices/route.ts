import { readQuery, route } from "@/lib/http/route";
import { getSlices } from "@/lib/runs/analysis/get-slices";
import { slicesQuery } from "@/lib/runs/examples/examples-schema";
import type { RunPlace } from "@/lib/runs/service";

export const GET = route<RunPlace>(({ viewer, params, request }) =>
  getSlices(viewer, params, readQuery(request, slicesQuery)),
);
