import { readQuery, route } from "@/lib/http/route";
import { getTransitions } from "@/lib/runs/analysis/get-transitions";
import { populationQuery } from "@/lib/runs/examples/examples-schema";
import type { RunRef } from "@/lib/runs/service";

export const GET = route<RunRef>(({ viewer, params, request }) =>
  getTransitions(viewer, params, readQuery(request, populationQuery)),
);
