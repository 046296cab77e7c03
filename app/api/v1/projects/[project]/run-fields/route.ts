import { route } from "@/lib/http/route";
import { getRunFields } from "@/lib/runs/list/get-fields";

export const GET = route<{ project: string }>(({ viewer, params }) =>
  getRunFields(viewer, params.project),
);
