import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { putRunInput } from "@/lib/runs/schema";
import { getRun, putRun, type RunPlace, removeRun } from "@/lib/runs/service";

export const GET = route<RunPlace>(({ viewer, params }) => getRun(viewer, params));

export const PUT = route<RunPlace>(async ({ viewer, params, request }) =>
  putRun(viewer, params, await readJsonBody(request, putRunInput)),
);

export const DELETE = route<RunPlace>(({ viewer, params }) => removeRun(viewer, params));
