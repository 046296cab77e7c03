import { removeDataset } from "@/lib/datasets/delete-dataset";
import { putDatasetInput } from "@/lib/datasets/schema";
import { getDataset } from "@/lib/datasets/service";
import { afterResponse } from "@/lib/http/after-response";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { putDataset } from "@/lib/runs/recount/put-dataset";
import { purgeFromNowOn } from "@/lib/uploads/purge-deleted";

type Params = { project: string; dataset: string };

export const GET = route<Params>(({ viewer, params }) => getDataset(viewer, params));

export const PUT = route<Params>(async ({ viewer, params, request }) => {
  afterResponse(() => analyseDueRuns(params.project));
  return putDataset(viewer, params, await readJsonBody(request, putDatasetInput));
});

export const DELETE = route<Params>(({ viewer, params }) => {
  afterResponse(() => analyseDueRuns(params.project));
  afterResponse(purgeFromNowOn);
  return removeDataset(viewer, params);
});
