import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { isNarrowed } from "@/components/runs/list/run-filter";
import { isLongList, runListOptions } from "@/lib/runs/list/list-options";
import type { RunFilter } from "@/lib/runs/query-options";

const emptyRefreshMs = 5_000;

/** A long list is not read again as a whole when a run changes; it says so until it is begun anew. */
function useOutdated(isInvalidated: boolean, key: string) {
  const [outdated, setOutdated] = useState<string | null>(null);
  if (isInvalidated && outdated !== key) setOutdated(key);
  return { isOutdated: outdated === key, settle: () => setOutdated(null) };
}

/** The runs that fit, page after page, each once. */
export function useRunPages(project: string, filter: RunFilter, isAskable: boolean) {
  const client = useQueryClient();
  const options = runListOptions(project, filter);
  const query = useInfiniteQuery({
    ...options,
    enabled: isAskable,
    // An empty project is one where somebody is about to upload.
    refetchInterval: ({ state: { data } }) =>
      data?.pages[0]?.items.length === 0 && !isNarrowed(filter) ? emptyRefreshMs : false,
  });
  const { data, fetchNextPage, hasNextPage, isFetching, isFetchNextPageError } = query;
  const runs = useMemo(() => {
    const items = data?.pages.flatMap((page) => page.items) ?? [];
    // A run whose figure changed meanwhile may come again on a later page.
    return [...new Map(items.map((run) => [run.id, run] as const)).values()];
  }, [data]);
  const isInvalidated = query.isStale && isLongList(data) && !query.isPlaceholderData;
  const { isOutdated, settle } = useOutdated(isInvalidated, JSON.stringify(options.queryKey));
  const more = useCallback(() => {
    if (!isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [isFetching, isFetchNextPageError, fetchNextPage]);
  const restart = () => {
    settle();
    client.setQueryData(
      options.queryKey,
      (old) => old && { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) },
    );
    void client.invalidateQueries({ queryKey: options.queryKey });
  };
  return { query, runs, hasMore: hasNextPage, more, isOutdated, restart };
}
