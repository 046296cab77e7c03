import { afterResponse } from "@/lib/http/after-response";
import { readQuery, route } from "@/lib/http/route";
import { withSpooledBody } from "@/lib/http/spool";
import { analyseWhenQuiet } from "@/lib/runs/analysis/analyse-when-quiet";
import type { RunRef } from "@/lib/runs/service";
import { pruneOriginalsOf } from "@/lib/uploads/originals";
import { purgeFromNowOn } from "@/lib/uploads/purge-deleted";
import { uploadQuery } from "@/lib/uploads/schema";
import { openUpload, uploadToRun } from "@/lib/uploads/service";

export const POST = route<RunRef>(async ({ viewer, params, request }) => {
  const { format, mapping } = readQuery(request, uploadQuery);
  await openUpload(viewer, params);
  const idempotencyKey = request.headers.get("idempotency-key");
  const input = { ...params, format, mapping, idempotencyKey };
  afterResponse(() => analyseWhenQuiet(params.project));
  afterResponse(() => pruneOriginalsOf(params.project));
  afterResponse(purgeFromNowOn);
  return withSpooledBody(request, (file) => uploadToRun(viewer, input, file));
});
