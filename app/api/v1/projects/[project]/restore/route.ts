import { route } from "@/lib/http/route";
import { restoreProject } from "@/lib/projects/delete-project";

export const POST = route<{ project: string }>(({ viewer, params }) =>
  restoreProject(viewer, params.project),
);
