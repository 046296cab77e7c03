import { readQuery, route } from "@/lib/http/route";
import { slicesQuery } from "@/lib/runs/examples-schema";
import { getSlices } from "@/lib/runs/get-slices";
import type { RunPlace } from "@/lib/runs/service";

export const GET = route<RunPlace>(({ viewer, params, request }) =>
  getSlices(viewer, params, readQuery(request, slicesQuery)),
);
