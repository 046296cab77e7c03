import { afterResponse } from "@/lib/http/after-response";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { changeMapping } from "@/lib/uploads/change-mapping";
import { changeMappingInput } from "@/lib/uploads/mapping-schema";
import { type MappingRef, removeMapping } from "@/lib/uploads/remembered-mappings";

export const PUT = route<MappingRef>(async ({ viewer, params, request }) => {
  const input = await readJsonBody(request, changeMappingInput);
  afterResponse(() => analyseDueRuns(params.project));
  return changeMapping(viewer, params, input);
});

export const DELETE = route<MappingRef>(({ viewer, params }) => removeMapping(viewer, params));
