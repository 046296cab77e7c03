import { createAlertInput } from "@/lib/alerts/schema";
import { createAlert, listAlerts } from "@/lib/alerts/service";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";

type Params = { project: string };

export const GET = route<Params>(async ({ viewer, params }) => ({
  items: await listAlerts(viewer, params.project),
  nextCursor: null,
}));

export const POST = route<Params>(async ({ viewer, params, request }) =>
  createAlert(viewer, params.project, await readJsonBody(request, createAlertInput)),
);
