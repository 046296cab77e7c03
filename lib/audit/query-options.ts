import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import type { AuditFilter, AuditPage } from "./schema";

/** Of a project, or null: of the server itself. */
export function auditOptions(project: string | null, filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: project === null ? ["audit", filter] : ["projects", project, "audit", filter],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<AuditPage>(apiPaths.audit(project, { ...filter, cursor: pageParam, limit: 100 }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}
