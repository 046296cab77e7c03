import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { inviteInput } from "@/lib/members/invitation-schema";
import { invite, listInvitations } from "@/lib/members/invite";

type Params = { project: string };

export const GET = route<Params>(
  async ({ viewer, params }) => ({
    items: await listInvitations(viewer, params.project),
    nextCursor: null,
  }),
  { opens: "admin" },
);

export const POST = route<Params>(
  async ({ viewer, params, request }) =>
    invite(
      viewer,
      params.project,
      await readJsonBody(request, inviteInput),
      request.headers.get("idempotency-key"),
    ),
  { opens: "admin" },
);
