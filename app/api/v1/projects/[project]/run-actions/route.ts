import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { actOnRuns } from "@/lib/runs/act-on-runs";
import { runActionInput } from "@/lib/runs/list-schema";

export const POST = route<{ project: string }>(async ({ viewer, params, request }) =>
  actOnRuns(viewer, params.project, await readJsonBody(request, runActionInput)),
);
