import { labelSetInput } from "@/lib/datasets/label-set-schema";
import { putLabelSet } from "@/lib/datasets/label-sets";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";

type Params = { project: string; dataset: string; base: string };

export const PUT = route<Params>(async ({ viewer, params, request }) =>
  putLabelSet(viewer, params, await readJsonBody(request, labelSetInput)),
);
