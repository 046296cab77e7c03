import { afterResponse } from "@/lib/http/after-response";
import { route } from "@/lib/http/route";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import type { RunRef } from "@/lib/runs/service";
import { restoreDrop } from "@/lib/uploads/drop-checkpoints";

export const POST = route<RunRef & { drop: string }>(({ viewer, params }) => {
  afterResponse(() => analyseDueRuns(params.project));
  return restoreDrop(viewer, params);
});
