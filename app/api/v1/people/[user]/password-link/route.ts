import { route } from "@/lib/http/route";
import { createPasswordLink } from "@/lib/members/change-person";
import { openToServer } from "@/lib/projects/access";

export const POST = route<{ user: string }>(
  ({ viewer, params }) => createPasswordLink(viewer, params.user),
  { opens: openToServer },
);
