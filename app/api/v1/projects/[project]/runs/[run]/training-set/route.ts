import { route } from "@/lib/http/route";
import { withSpooledBody } from "@/lib/http/spool";
import { putTrainingSet } from "@/lib/runs/put-training-set";
import type { RunPlace } from "@/lib/runs/service";

export const PUT = route<RunPlace>(({ viewer, params, request }) =>
  withSpooledBody(request, (file) => putTrainingSet(viewer, params, file)),
);
