import { readQuery, route } from "@/lib/http/route";
import { withSpooledBody } from "@/lib/http/spool";
import { inspectDrop, openProjectUpload } from "@/lib/uploads/inspect-drop";
import { dropQuery } from "@/lib/uploads/inspect-schema";

export const POST = route<{ project: string }>(async ({ viewer, params, request }) => {
  const { targets } = readQuery(request, dropQuery);
  await openProjectUpload(viewer, params.project);
  const isPartial = request.headers.get("x-partial") === "1";
  return withSpooledBody(request, (body) =>
    inspectDrop(viewer, params.project, { body, targets, isPartial }),
  );
});
