import { afterAnswer } from "@/lib/http/after-answer";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { openToPut } from "@/lib/projects/access";
import { removeProject } from "@/lib/projects/delete-project";
import { purgeFromNowOn } from "@/lib/projects/purge-deleted";
import { putProjectInput } from "@/lib/projects/schema";
import { getProjectDetail, putProject } from "@/lib/projects/service";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";

type Params = { project: string };

export const GET = route<Params>(({ viewer, params }) => getProjectDetail(viewer, params.project));

export const PUT = route<Params>(
  async ({ viewer, params, request }) => {
    afterAnswer(() => analyseDueRuns(params.project));
    return putProject(viewer, params.project, await readJsonBody(request, putProjectInput));
  },
  { opens: (viewer, { project }) => openToPut(viewer, project) },
);

export const DELETE = route<Params>(
  ({ viewer, params }) => {
    afterAnswer(purgeFromNowOn);
    return removeProject(viewer, params.project);
  },
  { opens: "admin" },
);
