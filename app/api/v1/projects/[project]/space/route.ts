import { route } from "@/lib/http/route";
import { getProjectSpace } from "@/lib/runs/store/get-space";

export const GET = route<{ project: string }>(({ viewer, params }) =>
  getProjectSpace(viewer, params.project),
);
