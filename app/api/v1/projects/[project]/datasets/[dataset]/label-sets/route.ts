import { listLabelSets } from "@/lib/datasets/label-sets";
import { route } from "@/lib/http/route";

export const GET = route<{ project: string; dataset: string }>(async ({ viewer, params }) => ({
  items: await listLabelSets(viewer, params),
}));
