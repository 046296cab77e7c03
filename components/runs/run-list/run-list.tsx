"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { ErrorPanel } from "@/components/layout/error-panel";
import { MoreRuns } from "@/components/runs/run-list/more-runs";
import { NoMatch } from "@/components/runs/run-list/no-match";
import { RunCards } from "@/components/runs/run-list/run-cards";
import { filterOf, isNarrowed, runFilterParsers } from "@/components/runs/run-list/run-filter";
import { RunFilters } from "@/components/runs/run-list/run-filters";
import { RunListSkeleton } from "@/components/runs/run-list/run-list-skeleton";
import { RunTable } from "@/components/runs/run-list/run-table";
import { UploadLesson } from "@/components/runs/run-list/upload-lesson";
import { Card } from "@/components/ui/card";
import type { Population } from "@/lib/domain/knowledge";
import { isErrorCode } from "@/lib/errors";
import { ApiError } from "@/lib/http/api-client";
import { runsOptions } from "@/lib/runs/query-options";

type RunListProps = {
  project: string;
  origin: string;
  tags: readonly string[];
  population: Population;
};

const emptyRefreshMs = 5_000;

function Problem({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const code = error instanceof ApiError && isErrorCode(error.code) ? error.code : "internal";
  return <ErrorPanel code={code} message={error.message} onRetry={onRetry} />;
}

export function RunList({ project, origin, tags, population }: RunListProps) {
  const [state, setState] = useQueryStates(runFilterParsers);
  const filter = filterOf(state);
  const query = useInfiniteQuery({
    ...runsOptions(project, filter),
    // An empty project is one where somebody is about to upload.
    refetchInterval: ({ state: { data } }) =>
      data?.pages[0]?.items.length === 0 && !isNarrowed(filter) ? emptyRefreshMs : false,
  });
  const runs = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isEmptyProject = query.isSuccess && runs.length === 0 && !isNarrowed(filter);
  if (isEmptyProject && !query.isPlaceholderData) {
    return <UploadLesson project={project} origin={origin} />;
  }
  const clear = () => setState({ q: null, tag: null, status: null, dataset: null });
  return (
    <Card>
      <RunFilters tags={tags} state={state} onChange={setState} onClear={clear} />
      {query.isPending && <RunListSkeleton />}
      {query.isError && runs.length === 0 && (
        <Problem error={query.error} onRetry={() => query.refetch()} />
      )}
      {query.isSuccess && runs.length === 0 && <NoMatch onClear={clear} />}
      {runs.length > 0 && (
        <div data-stale={query.isPlaceholderData || undefined} className="data-stale:opacity-60">
          <RunTable
            project={project}
            runs={runs}
            population={population}
            sort={state.sort}
            onSort={(sort) => setState({ sort })}
          />
          <RunCards project={project} runs={runs} />
        </div>
      )}
      <MoreRuns query={query} shown={runs.length} />
    </Card>
  );
}
