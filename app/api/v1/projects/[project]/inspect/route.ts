import { readQuery, route } from "@/lib/http/route";
import { withSpooledBody } from "@/lib/http/spool";
import { inspectBundle, openProjectUpload } from "@/lib/uploads/inspect-bundle";
import { bundleQuery } from "@/lib/uploads/inspect-schema";

export const POST = route<{ project: string }>(async ({ viewer, params, request }) => {
  const { targets } = readQuery(request, bundleQuery);
  await openProjectUpload(viewer, params.project);
  const isPartial = request.headers.get("x-partial") === "1";
  return withSpooledBody(request, (body) =>
    inspectBundle(viewer, params.project, { body, targets, isPartial }),
  );
});
