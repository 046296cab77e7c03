import { patchAlertInput } from "@/lib/alerts/schema";
import { changeAlert, deleteAlert } from "@/lib/alerts/service";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";

type Params = { project: string; alert: string };

export const PATCH = route<Params>(async ({ viewer, params, request }) =>
  changeAlert(viewer, params, await readJsonBody(request, patchAlertInput)),
);

export const DELETE = route<Params>(({ viewer, params }) => deleteAlert(viewer, params));
