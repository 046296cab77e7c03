import { infiniteQueryOptions, keepPreviousData, type QueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { type RunFilter, type RunsPage, runKeys } from "@/lib/runs/query-options";

const runsPerPage = 100;
const pagesReadAgain = 3;
const staleTimeMs = 30_000;

/** How the run list asks: a hundred rows a page, without the sparklines, which follow for the rows in view. */
export function runListQuery(filter: RunFilter) {
  return { ...filter, limit: runsPerPage, sparkline: "0" as const };
}

/** All runs that fit, in the list's order, page after page. */
export function runListOptions(project: string, filter: RunFilter) {
  return infiniteQueryOptions({
    queryKey: [...runKeys.all(project), "list", filter],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<RunsPage>(apiPaths.runs(project, { ...runListQuery(filter), cursor: pageParam }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    // Pages stay the objects that they are when the next comes; comparing ten thousand runs each time only costs.
    structuralSharing: false,
    // A long list is stale only when a run changed, which it then says.
    staleTime: ({ state }) => (isLongList(state.data) ? Number.POSITIVE_INFINITY : staleTimeMs),
    refetchOnMount: ({ state }) => !isLongList(state.data),
    refetchOnWindowFocus: ({ state }) => !isLongList(state.data),
    refetchOnReconnect: ({ state }) => !isLongList(state.data),
  });
}

/**
 * Whether a list holds so many pages that reading all of them again at every change of a run would cost more
 * than it tells; such a list says that it is older than the runs and offers to begin anew.
 */
export function isLongList(data: unknown): boolean {
  const pages = (data as { pages?: readonly unknown[] } | undefined)?.pages ?? [];
  return pages.length > pagesReadAgain;
}

/** Reads again what is shown of a project's runs, but for lists that are too long for it. */
export function refreshRuns(client: QueryClient, project: string): void {
  const queryKey = runKeys.all(project);
  void client.invalidateQueries({ queryKey, refetchType: "none" });
  void client.refetchQueries({
    queryKey,
    type: "active",
    predicate: ({ state }) => !isLongList(state.data),
  });
}
