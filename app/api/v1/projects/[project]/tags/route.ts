import { readQuery, route } from "@/lib/http/route";
import { tagsQuery } from "@/lib/runs/list/list-schema";
import { listProjectTags } from "@/lib/runs/service";

export const GET = route<{ project: string }>(async ({ viewer, params, request }) => ({
  items: await listProjectTags(viewer, params.project, readQuery(request, tagsQuery)),
  nextCursor: null,
}));
