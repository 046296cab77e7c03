import { route } from "@/lib/http/route";
import { listPeople } from "@/lib/members/list-people";
import { openToServer } from "@/lib/projects/access";

export const GET = route(
  async ({ viewer }) => ({ items: await listPeople(viewer), nextCursor: null }),
  { opens: openToServer },
);
