import { route } from "@/lib/http/route";
import { listProjectTags } from "@/lib/runs/service";

export const GET = route<{ project: string }>(async ({ viewer, params }) => ({
  items: await listProjectTags(viewer, params.project),
  nextCursor: null,
}));
