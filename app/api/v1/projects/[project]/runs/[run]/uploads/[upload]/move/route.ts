import { afterResponse } from "@/lib/http/after-response";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { moveUpload } from "@/lib/uploads/move-upload";
import { moveUploadInput } from "@/lib/uploads/schema";
import type { UploadRef } from "@/lib/uploads/undo-upload";

export const POST = route<UploadRef>(({ viewer, params, request }) => {
  afterResponse(() => analyseDueRuns(params.project));
  return moveUpload(viewer, params, () => readJsonBody(request, moveUploadInput));
});
