import { route } from "@/lib/http/route";
import { createPasswordLink } from "@/lib/members/change-person";
import { requireAdministrator } from "@/lib/members/list-people";

export const POST = route<{ user: string }>(
  ({ viewer, params }) => createPasswordLink(viewer, params.user),
  { opens: requireAdministrator },
);
