import { compareScorers } from "@/lib/datasets/compare-scorers";
import { route } from "@/lib/http/route";

export const GET = route<{ project: string; dataset: string }>(({ viewer, params }) =>
  compareScorers(viewer, params),
);
