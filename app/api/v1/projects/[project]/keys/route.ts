import type { Viewer } from "@/lib/auth/viewer";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { createKeyInput } from "@/lib/members/schema";
import { createKey, listProjectKeys } from "@/lib/members/service";
import { openToKeys } from "@/lib/projects/access";

type Params = { project: string };

const opens = (viewer: Viewer, { project }: Params) => openToKeys(viewer, project);

export const GET = route<Params>(
  async ({ viewer, params }) => ({
    items: await listProjectKeys(viewer, params.project),
    nextCursor: null,
  }),
  { opens },
);

export const POST = route<Params>(
  async ({ viewer, params, request }) =>
    createKey(
      viewer,
      params.project,
      await readJsonBody(request, createKeyInput),
      request.headers.get("idempotency-key"),
    ),
  { opens },
);
