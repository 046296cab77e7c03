import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import type { DeletedReport, ReportSummary } from "./schema";

/** The reports of a project, for lists to choose from. */
export function reportsOptions(project: string) {
  return queryOptions({
    queryKey: ["reports", project],
    queryFn: ({ signal }) =>
      fetchJson<{ items: ReportSummary[] }>(apiPaths.reports(project), { signal }),
  });
}

/** What was deleted within the last seven days. */
export function deletedReportsOptions(project: string) {
  return queryOptions({
    queryKey: ["reports", project, "deleted"],
    queryFn: ({ signal }) =>
      fetchJson<{ items: DeletedReport[] }>(apiPaths.deletedReports(project), { signal }),
  });
}
