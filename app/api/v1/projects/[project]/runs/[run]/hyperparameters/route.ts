import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { patchHyperparameters } from "@/lib/runs/schema";
import { mergeHyperparameters, type RunRef } from "@/lib/runs/service";

export const PATCH = route<RunRef>(async ({ viewer, params, request }) =>
  mergeHyperparameters(
    viewer,
    params,
    await readJsonBody(request, patchHyperparameters, { bareNumbers: "as text" }),
  ),
);
