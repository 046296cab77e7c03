import { afterResponse } from "@/lib/http/after-response";
import { readQuery, route } from "@/lib/http/route";
import { withSpooledBody } from "@/lib/http/spool";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { openProjectUpload } from "@/lib/uploads/inspect-bundle";
import { bundleQuery } from "@/lib/uploads/inspect-schema";
import { pruneOriginalsOf } from "@/lib/uploads/originals";
import { purgeFromNowOn } from "@/lib/uploads/purge-deleted";
import { listUploadsQuery } from "@/lib/uploads/schema";
import { listProjectUploads } from "@/lib/uploads/service";
import { uploadBundle } from "@/lib/uploads/upload-bundle";

type Params = { project: string };

export const GET = route<Params>(({ viewer, params, request }) =>
  listProjectUploads(viewer, params.project, readQuery(request, listUploadsQuery)),
);

export const POST = route<Params>(async ({ viewer, params, request }) => {
  const { targets } = readQuery(request, bundleQuery);
  await openProjectUpload(viewer, params.project);
  const idempotencyKey = request.headers.get("idempotency-key");
  afterResponse(() => analyseDueRuns(params.project));
  afterResponse(() => pruneOriginalsOf(params.project));
  afterResponse(purgeFromNowOn);
  return withSpooledBody(request, (body) =>
    uploadBundle(viewer, params.project, { body, targets, idempotencyKey }),
  );
});
