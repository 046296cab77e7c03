import { labelSetInput } from "@/lib/datasets/label-set-schema";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { putLabelSet } from "@/lib/runs/recount/put-label-set";

type Params = { project: string; dataset: string; base: string };

export const PUT = route<Params>(async ({ viewer, params, request }) =>
  putLabelSet(viewer, params, await readJsonBody(request, labelSetInput)),
);
