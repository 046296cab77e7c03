import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import type { AnalysisResponse } from "@/lib/runs/analysis/analysis-schema";
import { runKeys } from "@/lib/runs/query-options";

/** What Onset says of a run; without a split and population, of the curve its project judges runs by. */
export function analysisOptions(
  { project, run }: { project: string; run: string },
  query: { split?: string; population?: string } = {},
) {
  return queryOptions({
    queryKey: [...runKeys.run(project, run), "analysis", query],
    queryFn: ({ signal }) =>
      fetchJson<AnalysisResponse>(apiPaths.analysis(project, run, query), { signal }),
  });
}
