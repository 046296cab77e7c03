import { route } from "@/lib/http/route";
import { getExample } from "@/lib/runs/examples/get-example";

export const GET = route<{ project: string; run: string; example: string }>(({ viewer, params }) =>
  getExample(viewer, params),
);
