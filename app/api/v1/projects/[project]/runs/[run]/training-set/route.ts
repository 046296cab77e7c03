import { afterAnswer } from "@/lib/http/after-answer";
import { route } from "@/lib/http/route";
import { withSpooledBody } from "@/lib/http/spool";
import { analyseDueRuns } from "@/lib/runs/analyse-due-runs";
import { putTrainingSet } from "@/lib/runs/put-training-set";
import type { RunPlace } from "@/lib/runs/service";

export const PUT = route<RunPlace>(({ viewer, params, request }) => {
  afterAnswer(() => analyseDueRuns(params.project));
  return withSpooledBody(request, (file) => putTrainingSet(viewer, params, file));
});
