import { route } from "@/lib/http/route";
import { revokeProjectKey } from "@/lib/members/service";

export const DELETE = route<{ project: string; key: string }>(
  ({ viewer, params }) => revokeProjectKey(viewer, params.project, params.key),
  { opens: "admin" },
);
