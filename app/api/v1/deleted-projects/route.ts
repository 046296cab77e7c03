import { route } from "@/lib/http/route";
import { listDeletedProjects } from "@/lib/projects/delete-project";

export const GET = route(async ({ viewer }) => ({
  items: await listDeletedProjects(viewer),
  nextCursor: null,
}));
