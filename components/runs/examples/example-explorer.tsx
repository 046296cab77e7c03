"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { ErrorPanel } from "@/components/layout/error-panel";
import { problemOf } from "@/components/layout/problem-of";
import { ExampleFilterChips } from "@/components/runs/examples/example-filter-chips";
import { ExamplePanel } from "@/components/runs/examples/example-panel";
import { ExampleTable } from "@/components/runs/examples/example-table";
import {
  type ExplorerState,
  explorerFilterOf,
  explorerParsers,
  isExplorerNarrowed,
} from "@/components/runs/examples/explorer-filter";
import { ExplorerFilters } from "@/components/runs/examples/explorer-filters";
import { explorerSummary } from "@/components/runs/examples/explorer-summary";
import { useFirstExamples } from "@/components/runs/examples/use-example-pages";
import { useOpenExample } from "@/components/runs/examples/use-open-example";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { runOptions } from "@/lib/runs/query-options";

type ExampleExplorerProps = { project: string; run: string };

const nothingChosen: Partial<ExplorerState> = {
  transition: null,
  lostAt: null,
  gainedAt: null,
  by: null,
  slice: null,
  q: "",
};

/** Every example of a run with its outcomes over the checkpoints; the address says which. */
export function ExampleExplorer({ project, run }: ExampleExplorerProps) {
  const [state, setState] = useQueryStates(explorerParsers, { history: "replace" });
  const { open } = useOpenExample();
  const filter = useMemo(() => explorerFilterOf(state), [state]);
  const { data, error, refetch, isPlaceholderData } = useFirstExamples({ project, run, filter });
  const { data: detail } = useQuery(runOptions(project, run));
  const [shown, setShown] = useState(filter);
  if (data && !isPlaceholderData && shown !== filter) setShown(filter);
  const clear = () => setState(nothingChosen);
  const summary = data && explorerSummary(data, state);
  return (
    <Card>
      <div className="mb-3 flex flex-col gap-2.5">
        <ExplorerFilters
          project={project}
          run={run}
          splits={detail?.splits ?? []}
          split={data?.split ?? null}
          state={state}
          onChange={setState}
        />
        <div className="flex min-h-6 flex-wrap items-center justify-between gap-x-4 gap-y-1 text-caption text-muted">
          <p aria-live="polite">
            {summary && !data.reason && (
              <>
                <span className="font-semibold text-ink tabular-nums">{summary.count}</span>
                {" · "}
                {summary.meaning}
              </>
            )}
          </p>
          <ExampleFilterChips
            state={state}
            checkpoints={data?.checkpoints ?? []}
            onChange={setState}
            onClear={clear}
            isNarrowed={isExplorerNarrowed(filter)}
          />
        </div>
      </div>
      {error && !data && <ErrorPanel {...problemOf(error)} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton className="h-96" />}
      {data?.reason && <EmptyState title="There is no example to show">{data.reason}</EmptyState>}
      {data && !data.reason && data.total === 0 && (
        <EmptyState
          title="No example matches"
          actions={<Button onClick={clear}>Show all examples</Button>}
        >
          {summary?.meaning}
        </EmptyState>
      )}
      {data && data.total > 0 && (
        <div className={isPlaceholderData ? "opacity-60" : ""}>
          <ExampleTable
            key={JSON.stringify(shown)}
            project={project}
            run={run}
            filter={shown}
            response={data}
            onOpen={open}
          />
        </div>
      )}
      <ExamplePanel project={project} run={run} />
    </Card>
  );
}
