import { readQuery, route } from "@/lib/http/route";
import { examplesQuery } from "@/lib/runs/examples/examples-schema";
import { getExamples } from "@/lib/runs/examples/get-examples";
import type { RunRef } from "@/lib/runs/service";

export const GET = route<RunRef>(({ viewer, params, request }) =>
  getExamples(viewer, params, readQuery(request, examplesQuery)),
);
