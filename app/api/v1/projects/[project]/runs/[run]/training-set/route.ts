import { afterResponse } from "@/lib/http/after-response";
import { route } from "@/lib/http/route";
import { withSpooledBody } from "@/lib/http/spool";
import { openToWrite } from "@/lib/projects/access";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import type { RunRef } from "@/lib/runs/service";
import { openBody } from "@/lib/uploads/open-file";
import { putTrainingSet } from "@/lib/uploads/put-training-set";

export const PUT = route<RunRef>(async ({ viewer, params, request }) => {
  await openToWrite(viewer, params.project);
  afterResponse(() => analyseDueRuns(params.project));
  return withSpooledBody(request, async (body) =>
    putTrainingSet(viewer, params, await openBody(body).spool()),
  );
});
