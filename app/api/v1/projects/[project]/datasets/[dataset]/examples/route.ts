import { putExamples } from "@/lib/datasets/put-examples";
import { route } from "@/lib/http/route";
import { withSpooledBody } from "@/lib/http/spool";

export const PUT = route<{ project: string; dataset: string }>(({ viewer, params, request }) =>
  withSpooledBody(request, (file) => putExamples(viewer, params, file)),
);
