import { putDatasetInput } from "@/lib/datasets/schema";
import { getDataset, putDataset } from "@/lib/datasets/service";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";

type Params = { project: string; dataset: string };

export const GET = route<Params>(({ viewer, params }) => getDataset(viewer, params));

export const PUT = route<Params>(async ({ viewer, params, request }) =>
  putDataset(viewer, params, await readJsonBody(request, putDatasetInput)),
);
