import { afterAnswer } from "@/lib/http/after-answer";
import { route } from "@/lib/http/route";
import { withSpooledBody } from "@/lib/http/spool";
import { openToWrite } from "@/lib/projects/access";
import { analyseDueRuns } from "@/lib/runs/analyse-due-runs";
import { putTrainingSet } from "@/lib/runs/put-training-set";
import type { RunPlace } from "@/lib/runs/service";

export const PUT = route<RunPlace>(async ({ viewer, params, request }) => {
  await openToWrite(viewer, params.project);
  afterAnswer(() => analyseDueRuns(params.project));
  return withSpooledBody(request, (file) => putTrainingSet(viewer, params, file));
});
