import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import type { ProjectSpace } from "@/lib/runs/store/space-schema";
import type { DeletedProject } from "./schema";

export function projectSpaceOptions(project: string) {
  return queryOptions({
    queryKey: ["project", project, "space"],
    queryFn: ({ signal }) => fetchJson<ProjectSpace>(apiPaths.projectSpace(project), { signal }),
  });
}

export function deletedProjectsOptions() {
  return queryOptions({
    queryKey: ["deleted-projects"],
    queryFn: ({ signal }) =>
      fetchJson<{ items: DeletedProject[] }>(apiPaths.deletedProjects(), { signal }),
  });
}
