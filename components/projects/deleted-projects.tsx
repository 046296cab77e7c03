"use client";

import { useQuery } from "@tanstack/react-query";
import { DeletedList } from "@/components/projects/deleted-list";
import { apiPaths } from "@/lib/paths";
import { deletedProjectsOptions } from "@/lib/projects/query-options";

/** Projects that the reader may still restore; nothing where there is none. */
export function DeletedProjects() {
  const { data, refetch } = useQuery(deletedProjectsOptions());
  if (data === undefined) return null;
  return (
    <DeletedList
      noun="project"
      items={data.items}
      restoreAddress={apiPaths.restoreProject}
      onRestored={() => void refetch()}
    />
  );
}
