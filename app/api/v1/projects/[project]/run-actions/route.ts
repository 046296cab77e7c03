import { afterAnswer } from "@/lib/http/after-answer";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { purgeFromNowOn } from "@/lib/projects/purge-deleted";
import { actOnRuns } from "@/lib/runs/list/act-on-runs";
import { runActionInput } from "@/lib/runs/list/list-schema";

export const POST = route<{ project: string }>(async ({ viewer, params, request }) => {
  const answer = await actOnRuns(
    viewer,
    params.project,
    await readJsonBody(request, runActionInput),
  );
  afterAnswer(purgeFromNowOn);
  return answer;
});
