import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { saveViewInput } from "@/lib/runs/list/list-schema";
import { listSavedViews, saveView } from "@/lib/runs/list/saved-views";

type Params = { project: string };

export const GET = route<Params>(async ({ viewer, params }) => ({
  items: await listSavedViews(viewer, params.project),
  nextCursor: null,
}));

export const POST = route<Params>(async ({ viewer, params, request }) =>
  saveView(viewer, params.project, await readJsonBody(request, saveViewInput)),
);
