import { route } from "@/lib/http/route";
import { getRunColumns } from "@/lib/runs/list/get-columns";

export const GET = route<{ project: string }>(({ viewer, params }) =>
  getRunColumns(viewer, params.project),
);
