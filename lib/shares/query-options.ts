import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import type { ShareSummary } from "./schema";

/** The links of a project: views and states change while one looks. */
export function sharesOptions(project: string) {
  return queryOptions({
    queryKey: ["shares", project],
    queryFn: ({ signal }) =>
      fetchJson<{ items: ShareSummary[] }>(apiPaths.shares(project), { signal }),
  });
}
