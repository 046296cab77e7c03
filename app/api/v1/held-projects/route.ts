import { route } from "@/lib/http/route";
import { listHeldProjects, requireAdministrator } from "@/lib/members/list-people";

export const GET = route(
  async ({ viewer }) => ({ items: await listHeldProjects(viewer), nextCursor: null }),
  { opens: requireAdministrator },
);
