import { afterResponse } from "@/lib/http/after-response";
import { route } from "@/lib/http/route";
import { withSpooledBody } from "@/lib/http/spool";
import { openToWrite } from "@/lib/projects/access";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { openBody } from "@/lib/uploads/open-file";
import { putSlickSamples } from "@/lib/uploads/put-slick-samples";

export const PUT = route<{ project: string; dataset: string }>(
  async ({ viewer, params, request }) => {
    await openToWrite(viewer, params.project);
    afterResponse(() => analyseDueRuns(params.project));
    return withSpooledBody(request, async (body) =>
      putSlickSamples(viewer, params, await openBody(body).spool()),
    );
  },
);
