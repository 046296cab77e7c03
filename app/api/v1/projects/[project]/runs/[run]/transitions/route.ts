import { readQuery, route } from "@/lib/http/route";
import { populationQuery } from "@/lib/runs/examples-schema";
import { getTransitions } from "@/lib/runs/get-transitions";
import type { RunPlace } from "@/lib/runs/service";

export const GET = route<RunPlace>(({ viewer, params, request }) =>
  getTransitions(viewer, params, readQuery(request, populationQuery)),
);
