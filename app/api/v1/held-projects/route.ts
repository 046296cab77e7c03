import { route } from "@/lib/http/route";
import { listHeldProjects } from "@/lib/members/list-people";
import { openToServer } from "@/lib/projects/access";

export const GET = route(
  async ({ viewer }) => ({ items: await listHeldProjects(viewer), nextCursor: null }),
  { opens: openToServer },
);
