import { afterAnswer } from "@/lib/http/after-answer";
import { route } from "@/lib/http/route";
import { analyseDueRuns } from "@/lib/runs/analyse-due-runs";
import { restoreRun } from "@/lib/runs/restore-run";
import type { RunPlace } from "@/lib/runs/service";

export const POST = route<RunPlace>(({ viewer, params }) => {
  afterAnswer(() => analyseDueRuns(params.project));
  return restoreRun(viewer, params);
});
