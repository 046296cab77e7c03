import { afterResponse } from "@/lib/http/after-response";
import { route } from "@/lib/http/route";
import { analyseWhenQuiet } from "@/lib/runs/analysis/analyse-when-quiet";
import type { RunRef } from "@/lib/runs/service";
import { logToRun } from "@/lib/uploads/log-to-run";

export const POST = route<RunRef>(({ viewer, params, request }) => {
  afterResponse(() => analyseWhenQuiet(params.project));
  return logToRun(viewer, params, request);
});
