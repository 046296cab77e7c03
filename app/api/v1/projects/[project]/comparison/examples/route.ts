import { getTellingExamples } from "@/lib/comparisons/examples/get-telling-examples";
import { tellingExamplesQuery } from "@/lib/comparisons/schema";
import { readQuery, route } from "@/lib/http/route";

export const GET = route<{ project: string }>(({ viewer, params, request }) =>
  getTellingExamples(viewer, params.project, readQuery(request, tellingExamplesQuery)),
);
