import { afterAnswer } from "@/lib/http/after-answer";
import { route } from "@/lib/http/route";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import type { RunPlace } from "@/lib/runs/service";
import { restoreRun } from "@/lib/runs/store/restore-run";

export const POST = route<RunPlace>(({ viewer, params }) => {
  afterAnswer(() => analyseDueRuns(params.project));
  return restoreRun(viewer, params);
});
