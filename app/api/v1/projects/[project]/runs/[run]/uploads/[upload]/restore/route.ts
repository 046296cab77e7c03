import { afterResponse } from "@/lib/http/after-response";
import { route } from "@/lib/http/route";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { restoreUpload, type UploadRef } from "@/lib/uploads/undo-upload";

export const POST = route<UploadRef>(({ viewer, params }) => {
  afterResponse(() => analyseDueRuns(params.project));
  return restoreUpload(viewer, params);
});
