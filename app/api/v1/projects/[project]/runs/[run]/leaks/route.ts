import { readQuery, route } from "@/lib/http/route";
import { getLeaks } from "@/lib/runs/analysis/get-leaks";
import { populationQuery } from "@/lib/runs/examples/examples-schema";
import type { RunRef } from "@/lib/runs/service";

export const GET = route<RunRef>(({ viewer, params, request }) =>
  getLeaks(viewer, params, readQuery(request, populationQuery)),
);
