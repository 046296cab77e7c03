import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { patchShareInput } from "@/lib/shares/schema";
import { changeShare, revokeProjectShare } from "@/lib/shares/service";

type Params = { project: string; share: string };

export const PATCH = route<Params>(async ({ viewer, params, request }) =>
  changeShare(viewer, params, await readJsonBody(request, patchShareInput)),
);

export const DELETE = route<Params>(({ viewer, params }) =>
  revokeProjectShare(viewer, params.project, params.share),
);
