import { restoreDataset } from "@/lib/datasets/delete-dataset";
import { afterAnswer } from "@/lib/http/after-answer";
import { route } from "@/lib/http/route";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";

export const POST = route<{ project: string; dataset: string }>(({ viewer, params }) => {
  afterAnswer(() => analyseDueRuns(params.project));
  return restoreDataset(viewer, params);
});
