import { route } from "@/lib/http/route";
import { listDeletedRuns } from "@/lib/runs/list/list-deleted-runs";

export const GET = route<{ project: string }>(
  async ({ viewer, params }) => ({
    items: await listDeletedRuns(viewer, params.project),
    nextCursor: null,
  }),
  { opens: "write" },
);
