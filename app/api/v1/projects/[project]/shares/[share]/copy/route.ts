import { route } from "@/lib/http/route";
import { copyShare } from "@/lib/shares/service";

export const POST = route<{ project: string; share: string }>(({ viewer, params, request }) =>
  copyShare(viewer, params.project, params.share, request.headers.get("idempotency-key")),
);
