import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { DatasetDetail } from "@/lib/datasets/schema";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { runKeys } from "@/lib/runs/query-options";
import type { RunChangeLine } from "@/lib/runs/store/history-schema";
import type { ProjectSpace, RunSpace } from "@/lib/runs/store/space-schema";
import type { CandidatesResponse } from "./inspect-schema";
import type { DropPreview, UploadsPage } from "./schema";

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

/** What came into a run, with what was undone and can be restored. Under the run's keys: a change of it is one of them. */
export function runUploadsOptions(project: string, run: string) {
  return queryOptions({
    queryKey: [...runKeys.run(project, run), "uploads"],
    queryFn: ({ signal }) =>
      fetchJson<UploadsPage>(apiPaths.uploads(project, { run, undone: "with", limit: 50 }), {
        signal,
      }),
  });
}

export function runHistoryOptions(project: string, run: string) {
  return infiniteQueryOptions({
    queryKey: [...runKeys.run(project, run), "history"],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<{ items: RunChangeLine[]; nextCursor: string | null }>(
        apiPaths.runHistory(project, run, { cursor: pageParam, limit: 50 }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function runSpaceOptions(project: string, run: string) {
  return queryOptions({
    queryKey: [...runKeys.run(project, run), "space"],
    queryFn: ({ signal }) => fetchJson<RunSpace>(apiPaths.runSpace(project, run), { signal }),
  });
}

/** What a drop from a step on would take. */
export function dropPreviewOptions(project: string, run: string, fromStep: number) {
  return queryOptions({
    queryKey: [...runKeys.run(project, run), "drop", fromStep],
    queryFn: ({ signal }) =>
      fetchJson<DropPreview>(apiPaths.checkpointsFrom(project, run, fromStep), { signal }),
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

/** What the metrics of a run are taken for and could be. Under the run's keys: new points may change it. */
export function candidatesOptions(project: string, run: string) {
  return queryOptions({
    queryKey: [...runKeys.run(project, run), "candidates"],
    queryFn: ({ signal }) =>
      fetchJson<CandidatesResponse>(apiPaths.candidates(project, run), { signal }),
  });
}

export function projectSpaceOptions(project: string) {
  return queryOptions({
    queryKey: ["project", project, "space"],
    queryFn: ({ signal }) => fetchJson<ProjectSpace>(apiPaths.projectSpace(project), { signal }),
  });
}
