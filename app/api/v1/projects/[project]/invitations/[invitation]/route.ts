import { route } from "@/lib/http/route";
import { withdrawInvitation } from "@/lib/members/invite";

export const DELETE = route<{ project: string; invitation: string }>(
  ({ viewer, params }) => withdrawInvitation(viewer, params),
  { opens: "admin" },
);
