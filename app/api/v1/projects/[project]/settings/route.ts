import { errorBody } from "@/lib/http/error-response";
import { readJsonBody } from "@/lib/http/json-body";
import { lineStream } from "@/lib/http/line-stream";
import { route } from "@/lib/http/route";
import { projectSettings } from "@/lib/projects/schema";
import { changeSettings } from "@/lib/runs/recount/change-settings";

/** Changes settings and tells, a line for each run that was computed again, what moved. */
export const PATCH = route<{ project: string }>(
  async ({ viewer, params, request }) => {
    const changes = await readJsonBody(request, projectSettings.partial());
    const progress = await changeSettings(viewer, params.project, changes);
    return lineStream(progress, (error) => errorBody(error, request));
  },
  { opens: "admin" },
);
