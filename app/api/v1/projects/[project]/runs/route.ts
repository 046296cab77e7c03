import { readQuery, route } from "@/lib/http/route";
import { listRunsQuery } from "@/lib/runs/schema";
import { listProjectRuns } from "@/lib/runs/service";

export const GET = route<{ project: string }>(({ viewer, params, request }) =>
  listProjectRuns(viewer, params.project, readQuery(request, listRunsQuery)),
);
