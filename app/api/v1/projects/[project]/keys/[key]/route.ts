import { route } from "@/lib/http/route";
import { revokeProjectKey } from "@/lib/members/service";
import { openToKeys } from "@/lib/projects/access";

export const DELETE = route<{ project: string; key: string }>(
  ({ viewer, params }) => revokeProjectKey(viewer, params.project, params.key),
  { opens: (viewer, { project }) => openToKeys(viewer, project) },
);
