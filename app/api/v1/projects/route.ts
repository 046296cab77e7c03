import { route } from "@/lib/http/route";
import { listProjects } from "@/lib/projects/service";

export const GET = route(async ({ viewer }) => ({
  items: await listProjects(viewer),
  nextCursor: null,
}));
