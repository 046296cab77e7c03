import { afterResponse } from "@/lib/http/after-response";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { putRunInput } from "@/lib/runs/schema";
import { getRun, putRun, type RunRef } from "@/lib/runs/service";
import { removeRun } from "@/lib/runs/store/restore-run";
import { purgeFromNowOn } from "@/lib/uploads/purge-deleted";

export const GET = route<RunRef>(({ viewer, params }) => getRun(viewer, params));

export const PUT = route<RunRef>(async ({ viewer, params, request }) => {
  afterResponse(() => analyseDueRuns(params.project));
  const createOnly = request.headers.get("if-none-match")?.trim() === "*";
  const input = await readJsonBody(request, putRunInput, { bareNumbers: "as text" });
  return putRun(viewer, params, input, { createOnly });
});

export const DELETE = route<RunRef>(({ viewer, params }) => {
  afterResponse(purgeFromNowOn);
  return removeRun(viewer, params);
});
