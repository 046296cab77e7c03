import { afterAnswer } from "@/lib/http/after-answer";
import { readQuery, route } from "@/lib/http/route";
import { withSpooledBody } from "@/lib/http/spool";
import { analyseWhenQuiet } from "@/lib/runs/analyse-when-quiet";
import type { RunPlace } from "@/lib/runs/service";
import { pruneOriginalsOf } from "@/lib/uploads/originals";
import { uploadQuery } from "@/lib/uploads/schema";
import { uploadToRun } from "@/lib/uploads/service";

export const POST = route<RunPlace>(({ viewer, params, request }) => {
  const { format } = readQuery(request, uploadQuery);
  const idempotencyKey = request.headers.get("idempotency-key");
  const input = { ...params, format, idempotencyKey };
  afterAnswer(() => analyseWhenQuiet(params.project));
  afterAnswer(() => pruneOriginalsOf(params.project));
  return withSpooledBody(request, (file) => uploadToRun(viewer, input, file));
});
