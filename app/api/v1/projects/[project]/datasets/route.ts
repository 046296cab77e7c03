import { listProjectDatasets } from "@/lib/datasets/service";
import { route } from "@/lib/http/route";

export const GET = route<{ project: string }>(async ({ viewer, params }) => ({
  items: await listProjectDatasets(viewer, params.project),
  nextCursor: null,
}));
