import { afterResponse } from "@/lib/http/after-response";
import { readJsonBody } from "@/lib/http/json-body";
import { readQuery, route } from "@/lib/http/route";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { getSeries } from "@/lib/runs/analysis/get-series";
import { seriesQuery } from "@/lib/runs/schema";
import type { RunRef } from "@/lib/runs/service";
import { chooseSeries } from "@/lib/uploads/choose-series";
import { chooseSeriesInput } from "@/lib/uploads/inspect-schema";

export const GET = route<RunRef>(({ viewer, params, request }) =>
  getSeries(viewer, params, readQuery(request, seriesQuery)),
);

export const PUT = route<RunRef>(async ({ viewer, params, request }) => {
  const input = await readJsonBody(request, chooseSeriesInput);
  afterResponse(() => analyseDueRuns(params.project));
  return chooseSeries(viewer, params, input);
});
