import { getDifferingExamples } from "@/lib/comparisons/examples/get-differing-examples";
import { differingExamplesQuery } from "@/lib/comparisons/schema";
import { readQuery, route } from "@/lib/http/route";

export const GET = route<{ project: string }>(({ viewer, params, request }) =>
  getDifferingExamples(viewer, params.project, readQuery(request, differingExamplesQuery)),
);
