import { putSlickSamples } from "@/lib/datasets/put-slick-samples";
import { route } from "@/lib/http/route";
import { withSpooledBody } from "@/lib/http/spool";

export const PUT = route<{ project: string; dataset: string }>(({ viewer, params, request }) =>
  withSpooledBody(request, (file) => putSlickSamples(viewer, params, file)),
);
