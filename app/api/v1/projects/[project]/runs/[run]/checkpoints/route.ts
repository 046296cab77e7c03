import { afterResponse } from "@/lib/http/after-response";
import { readQuery, route } from "@/lib/http/route";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import type { RunRef } from "@/lib/runs/service";
import { dropCheckpoints, previewDrop } from "@/lib/uploads/drop-checkpoints";
import { fromStepQuery } from "@/lib/uploads/schema";

export const GET = route<RunRef>(({ viewer, params, request }) =>
  previewDrop(viewer, params, readQuery(request, fromStepQuery).fromStep),
);

export const DELETE = route<RunRef>(({ viewer, params, request }) => {
  const { fromStep } = readQuery(request, fromStepQuery);
  afterResponse(() => analyseDueRuns(params.project));
  return dropCheckpoints(viewer, params, fromStep);
});
