import { listDeletedDatasets } from "@/lib/datasets/delete-dataset";
import { route } from "@/lib/http/route";

export const GET = route<{ project: string }>(
  async ({ viewer, params }) => ({
    items: await listDeletedDatasets(viewer, params.project),
    nextCursor: null,
  }),
  { opens: "write" },
);
