import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { DatasetDetail } from "@/lib/datasets/schema";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import type { UploadSummary } from "./schema";

export type UploadsPage = { items: UploadSummary[]; nextCursor: string | null };

export const uploadKeys = {
  all: (project: string) => ["uploads", project] as const,
  destinations: (project: string) => ["datasets", project] as const,
};

export function uploadsOptions(project: string, filter: { run?: string } = {}) {
  return infiniteQueryOptions({
    queryKey: [...uploadKeys.all(project), filter],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<UploadsPage>(
        apiPaths.uploads(project, { ...filter, cursor: pageParam, limit: 50 }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** The datasets that examples and samples can go to. */
export function destinationDatasetsOptions(project: string) {
  return queryOptions({
    queryKey: [...uploadKeys.destinations(project), "destinations"],
    queryFn: async ({ signal }) =>
      (await fetchJson<{ items: DatasetDetail[] }>(apiPaths.datasets(project), { signal })).items,
  });
}
