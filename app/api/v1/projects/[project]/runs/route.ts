import { afterResponse } from "@/lib/http/after-response";
import { readQuery, route } from "@/lib/http/route";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { listProjectRuns } from "@/lib/runs/list/list-runs";
import { listRunsQuery } from "@/lib/runs/schema";

export const GET = route<{ project: string }>(async ({ viewer, params, request }) => {
  const page = await listProjectRuns(viewer, params.project, readQuery(request, listRunsQuery));
  const isPending = page.items.some(({ health }) => health === "pending");
  if (isPending) afterResponse(() => analyseDueRuns(params.project));
  return page;
});
