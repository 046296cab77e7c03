import { putExamples } from "@/lib/datasets/put-examples";
import { afterAnswer } from "@/lib/http/after-answer";
import { route } from "@/lib/http/route";
import { withSpooledBody } from "@/lib/http/spool";
import { analyseDueRuns } from "@/lib/runs/analyse-due-runs";

export const PUT = route<{ project: string; dataset: string }>(({ viewer, params, request }) => {
  afterAnswer(() => analyseDueRuns(params.project));
  return withSpooledBody(request, (file) => putExamples(viewer, params, file));
});
