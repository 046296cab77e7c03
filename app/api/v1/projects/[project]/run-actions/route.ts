import { afterResponse } from "@/lib/http/after-response";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { actOnRuns } from "@/lib/runs/list/act-on-runs";
import { runActionInput } from "@/lib/runs/list/list-schema";
import { purgeFromNowOn } from "@/lib/uploads/purge-deleted";

export const POST = route<{ project: string }>(async ({ viewer, params, request }) => {
  const answer = await actOnRuns(
    viewer,
    params.project,
    await readJsonBody(request, runActionInput),
  );
  afterResponse(purgeFromNowOn);
  return answer;
});
