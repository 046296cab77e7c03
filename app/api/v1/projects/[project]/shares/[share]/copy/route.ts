import { route } from "@/lib/http/route";
import { copyShare } from "@/lib/shares/service";

export const POST = route<{ project: string; share: string }>(({ viewer, params }) =>
  copyShare(viewer, params.project, params.share),
);
