import { readQuery, route } from "@/lib/http/route";
import { getSlices } from "@/lib/runs/analysis/get-slices";
import { slicesQuery } from "@/lib/runs/examples/examples-schema";
import type { RunRef } from "@/lib/runs/service";

export const GET = route<RunRef>(({ viewer, params, request }) =>
  getSlices(viewer, params, readQuery(request, slicesQuery)),
);
