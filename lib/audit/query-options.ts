import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import type { AuditFilter, AuditPage } from "./schema";

export function auditOptions(project: string, filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ["projects", project, "audit", filter],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<AuditPage>(apiPaths.audit(project, { ...filter, cursor: pageParam, limit: 100 }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}
