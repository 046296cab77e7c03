import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import type { DeletedProject } from "./schema";

export function deletedProjectsOptions() {
  return queryOptions({
    queryKey: ["deleted-projects"],
    queryFn: ({ signal }) =>
      fetchJson<{ items: DeletedProject[] }>(apiPaths.deletedProjects(), { signal }),
  });
}
