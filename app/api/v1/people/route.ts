import { route } from "@/lib/http/route";
import { listPeople, requireAdministrator } from "@/lib/members/list-people";

export const GET = route(
  async ({ viewer }) => ({ items: await listPeople(viewer), nextCursor: null }),
  { opens: requireAdministrator },
);
