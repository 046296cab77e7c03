import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import type { ExplorerFilter } from "@/components/runs/examples/explorer-filter";
import type { ExampleItem } from "@/lib/runs/examples/examples-schema";
import { examplesOptions, examplesPerPage } from "@/lib/runs/query-options";

type Source = { project: string; run: string; filter: ExplorerFilter };

/** The first page of the matching examples: it carries their number and the checkpoints. */
export function useFirstExamples({ project, run, filter }: Source) {
  return useQuery({
    ...examplesOptions(project, run, filter),
    placeholderData: keepPreviousData,
  });
}

/**
 * Examples by their position in the list. Only the pages in sight are asked for and kept fresh, so a change
 * of the run costs as much as the window shows, and a dragged scrollbar lands anywhere at once.
 */
export function useExamplesInSight(
  { project, run, filter }: Source,
  sight: { from: number; to: number },
): (index: number) => ExampleItem | undefined {
  // Deferred, so that a scrollbar dragged past a hundred pages asks for the one that it stops at.
  const first = useDeferredValue(Math.floor(sight.from / examplesPerPage));
  const last = Math.max(first, useDeferredValue(Math.floor(sight.to / examplesPerPage)));
  const numbers = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const pages = useQueries({
    queries: numbers.map((page) => examplesOptions(project, run, { ...filter, page })),
  });
  return (index) => {
    const page = pages[Math.floor(index / examplesPerPage) - first];
    return page?.data?.items[index % examplesPerPage];
  };
}
