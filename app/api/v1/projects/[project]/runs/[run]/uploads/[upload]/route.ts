import { afterResponse } from "@/lib/http/after-response";
import { route } from "@/lib/http/route";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { type UploadRef, undoUpload } from "@/lib/uploads/undo-upload";

export const DELETE = route<UploadRef>(({ viewer, params }) => {
  afterResponse(() => analyseDueRuns(params.project));
  return undoUpload(viewer, params);
});
