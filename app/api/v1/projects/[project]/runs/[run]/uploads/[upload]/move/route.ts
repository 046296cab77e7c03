import { afterAnswer } from "@/lib/http/after-answer";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { analyseDueRuns } from "@/lib/runs/analyse-due-runs";
import { moveUpload } from "@/lib/uploads/move-upload";
import { moveUploadInput } from "@/lib/uploads/schema";
import type { UploadPlace } from "@/lib/uploads/undo-upload";

export const POST = route<UploadPlace>(async ({ viewer, params, request }) => {
  afterAnswer(() => analyseDueRuns(params.project));
  return moveUpload(viewer, params, await readJsonBody(request, moveUploadInput));
});
