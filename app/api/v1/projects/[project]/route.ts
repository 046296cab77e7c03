import { afterResponse } from "@/lib/http/after-response";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { openToPut } from "@/lib/projects/access";
import { removeProject } from "@/lib/projects/delete-project";
import { putProjectInput } from "@/lib/projects/schema";
import { getProjectDetail } from "@/lib/projects/service";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { putProjectAndSettings } from "@/lib/runs/recount/change-settings";
import { purgeFromNowOn } from "@/lib/uploads/purge-deleted";

type Params = { project: string };

export const GET = route<Params>(({ viewer, params }) => getProjectDetail(viewer, params.project));

export const PUT = route<Params>(
  async ({ viewer, params, request }) => {
    afterResponse(() => analyseDueRuns(params.project));
    return putProjectAndSettings(
      viewer,
      params.project,
      await readJsonBody(request, putProjectInput),
    );
  },
  { opens: (viewer, { project }) => openToPut(viewer, project) },
);

export const DELETE = route<Params>(
  ({ viewer, params }) => {
    afterResponse(purgeFromNowOn);
    return removeProject(viewer, params.project);
  },
  { opens: "own" },
);
