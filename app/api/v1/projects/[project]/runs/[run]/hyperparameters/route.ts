import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { patchHyperparameters } from "@/lib/runs/schema";
import { mergeHyperparameters, type RunPlace } from "@/lib/runs/service";

export const PATCH = route<RunPlace>(async ({ viewer, params, request }) =>
  mergeHyperparameters(
    viewer,
    params,
    await readJsonBody(request, patchHyperparameters, { bareNumbers: "as text" }),
  ),
);
