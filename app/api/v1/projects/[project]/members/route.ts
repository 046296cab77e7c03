import { route } from "@/lib/http/route";
import { listMembers } from "@/lib/members/list-members";

export const GET = route<{ project: string }>(
  async ({ viewer, params }) => ({
    items: await listMembers(viewer, params.project),
    nextCursor: null,
  }),
  { opens: "admin" },
);
