import { readQuery, route } from "@/lib/http/route";
import { getSeries } from "@/lib/runs/get-series";
import { seriesQuery } from "@/lib/runs/schema";
import type { RunPlace } from "@/lib/runs/service";

export const GET = route<RunPlace>(({ viewer, params, request }) =>
  getSeries(viewer, params, readQuery(request, seriesQuery)),
);
