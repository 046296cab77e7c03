import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { changeViewInput } from "@/lib/runs/list/list-schema";
import { changeView, removeView, type ViewRef } from "@/lib/runs/list/saved-views";

export const PUT = route<ViewRef>(async ({ viewer, params, request }) =>
  changeView(viewer, params, await readJsonBody(request, changeViewInput)),
);

export const DELETE = route<ViewRef>(({ viewer, params }) => removeView(viewer, params));
