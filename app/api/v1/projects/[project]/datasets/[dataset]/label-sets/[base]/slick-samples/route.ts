import { afterResponse } from "@/lib/http/after-response";
import { route } from "@/lib/http/route";
import { withSpooledBody } from "@/lib/http/spool";
import { openToWrite } from "@/lib/projects/access";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { putLabelSetSamples } from "@/lib/runs/recount/put-label-set";
import { openBody } from "@/lib/uploads/open-file";

type Params = { project: string; dataset: string; base: string };

export const PUT = route<Params>(async ({ viewer, params, request }) => {
  await openToWrite(viewer, params.project);
  afterResponse(() => analyseDueRuns(params.project));
  return withSpooledBody(request, async (body) =>
    putLabelSetSamples(viewer, params, await openBody(body).spool()),
  );
});
