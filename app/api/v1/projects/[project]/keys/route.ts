import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { createKeyInput } from "@/lib/members/schema";
import { createKey, listProjectKeys } from "@/lib/members/service";

type Params = { project: string };

const opens = "admin";

export const GET = route<Params>(
  async ({ viewer, params }) => ({
    items: await listProjectKeys(viewer, params.project),
    nextCursor: null,
  }),
  { opens },
);

export const POST = route<Params>(
  async ({ viewer, params, request }) =>
    createKey(viewer, params.project, await readJsonBody(request, createKeyInput)),
  { opens },
);
