import { readQuery, route } from "@/lib/http/route";
import { listUploadsQuery } from "@/lib/uploads/schema";
import { listProjectUploads } from "@/lib/uploads/service";

export const GET = route<{ project: string }>(({ viewer, params, request }) =>
  listProjectUploads(viewer, params.project, readQuery(request, listUploadsQuery)),
);
