import { readQuery, route } from "@/lib/http/route";
import { populationQuery } from "@/lib/runs/examples-schema";
import { getLeaks } from "@/lib/runs/get-leaks";
import type { RunPlace } from "@/lib/runs/service";

export const GET = route<RunPlace>(({ viewer, params, request }) =>
  getLeaks(viewer, params, readQuery(request, populationQuery)),
);
