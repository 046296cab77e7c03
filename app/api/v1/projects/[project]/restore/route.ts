import { route } from "@/lib/http/route";
import { restoreProject } from "@/lib/projects/delete-project";

// A deleted project is opened where it is restored: to all others it is not there.
export const POST = route<{ project: string }>(
  ({ viewer, params }) => restoreProject(viewer, params.project),
  { opens: async () => null },
);
