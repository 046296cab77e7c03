import { afterResponse } from "@/lib/http/after-response";
import { route } from "@/lib/http/route";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import type { RunRef } from "@/lib/runs/service";
import { restoreRun } from "@/lib/runs/store/restore-run";

export const POST = route<RunRef>(({ viewer, params }) => {
  afterResponse(() => analyseDueRuns(params.project));
  return restoreRun(viewer, params);
});
