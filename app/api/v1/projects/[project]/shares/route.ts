import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { createShareInput } from "@/lib/shares/schema";
import { createShare, listProjectShares } from "@/lib/shares/service";

type Params = { project: string };

export const GET = route<Params>(async ({ viewer, params }) => ({
  items: await listProjectShares(viewer, params.project),
  nextCursor: null,
}));

export const POST = route<Params>(async ({ viewer, params, request }) =>
  createShare(
    viewer,
    params.project,
    await readJsonBody(request, createShareInput),
    request.headers.get("idempotency-key"),
  ),
);
