import { restoreDataset } from "@/lib/datasets/delete-dataset";
import { afterResponse } from "@/lib/http/after-response";
import { route } from "@/lib/http/route";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";

export const POST = route<{ project: string; dataset: string }>(({ viewer, params }) => {
  afterResponse(() => analyseDueRuns(params.project));
  return restoreDataset(viewer, params);
});
