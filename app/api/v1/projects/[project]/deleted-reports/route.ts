import { route } from "@/lib/http/route";
import { listDeleted } from "@/lib/reports/service";

export const GET = route<{ project: string }>(
  async ({ viewer, params }) => ({
    items: await listDeleted(viewer, params.project),
    nextCursor: null,
  }),
  { opens: "write" },
);
