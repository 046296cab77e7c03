"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { ErrorPanel } from "@/components/layout/error-panel";
import { Headline } from "@/components/layout/headline";
import { problemOf } from "@/components/layout/problem-of";
import { ColumnsPanel } from "@/components/runs/list/columns-panel";
import { DeletedRunsPanel } from "@/components/runs/list/deleted-runs-panel";
import { FilterInput } from "@/components/runs/list/filter-input";
import { mistakeIn, refusalOf } from "@/components/runs/list/filter-mistake-in";
import { FirstSteps } from "@/components/runs/list/first-steps";
import { isFirstRun } from "@/components/runs/list/first-steps-model";
import { listHeadline } from "@/components/runs/list/list-words";
import type { Mistake } from "@/components/runs/list/mistake-note";
import { NothingHere } from "@/components/runs/list/nothing-here";
import { RunCards } from "@/components/runs/list/run-cards";
import { shownColumns } from "@/components/runs/list/run-columns";
import { RunCount } from "@/components/runs/list/run-count";
import {
  filterOf,
  isNarrowed,
  noFilter,
  runFilterParsers,
} from "@/components/runs/list/run-filter";
import { RunFilterChips } from "@/components/runs/list/run-filter-chips";
import { RunFilters } from "@/components/runs/list/run-filters";
import { RunListSkeleton } from "@/components/runs/list/run-list-skeleton";
import { RunTable } from "@/components/runs/list/run-table";
import { SavedViews } from "@/components/runs/list/saved-views";
import { SelectionBar } from "@/components/runs/list/selection-bar";
import { useRunPages } from "@/components/runs/list/use-run-pages";
import { useRunSelection } from "@/components/runs/list/use-run-selection";
import { viewQuery } from "@/components/runs/list/view-query";
import { WordsLine } from "@/components/runs/list/words-line";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { useMedia } from "@/components/ui/use-media";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { runColumnsOptions } from "@/lib/runs/query-options";

const phone = "(width < 48rem)";

type NoMatchProps = {
  onClear: () => void;
  /** Why the filter could not be asked; null when it was and nothing fits. */
  mistake: string | null;
};

function NoMatch({ onClear, mistake }: NoMatchProps) {
  return (
    <EmptyState
      title={mistake === null ? "No run fits this filter" : "This filter cannot be asked"}
      actions={<Button onClick={onClear}>Show all runs</Button>}
    >
      {mistake ??
        "Search looks at names, ids, base models and notes; several tags must all be there; a run without a value fits no comparison with it."}
    </EmptyState>
  );
}

type RunListProps = {
  project: string;
  origin: string;
  /** Whose accuracy the figures are, by the project's settings. */
  population: Population;
  canWrite: boolean;
  /** Whether the viewer may look at the demo. */
  hasDemo: boolean;
};

type View = ReturnType<typeof useView>;

function useView(project: string) {
  const [state, setState] = useQueryStates(runFilterParsers, { history: "replace" });
  const hasSettings = state.columns !== null;
  const { data } = useQuery({ ...runColumnsOptions(project), enabled: hasSettings });
  const columns = useMemo(
    () => shownColumns(state.columns, data?.columns ?? []),
    [state.columns, data],
  );
  const filter = filterOf(state);
  const mistake = mistakeIn(filter.filter ?? "");
  return {
    state,
    setState,
    columns,
    filter,
    mistake,
    isAll: !isNarrowed(filter),
    query: viewQuery(state),
  };
}

function Toolbar({
  project,
  origin,
  canWrite,
  view,
  refusal,
  onShowDeleted,
}: Omit<RunsProps, "population" | "hasDemo"> & { view: View; refusal: Mistake | null }) {
  const { state, setState, query } = view;
  return (
    <div className="mb-3 flex flex-col gap-2">
      <RunFilters project={project} state={state} onChange={setState} onShowDeleted={onShowDeleted}>
        <SavedViews project={project} origin={origin} query={query} canWrite={canWrite} />
        <ColumnsPanel
          project={project}
          columns={state.columns}
          onChange={(columns) => setState({ columns })}
        />
      </RunFilters>
      <FilterInput
        project={project}
        value={state.filter}
        onChange={(filter) => setState({ filter })}
        refusal={refusal}
      />
      <RunFilterChips state={state} onChange={setState} onClear={() => setState(noFilter)} />
    </div>
  );
}

type RunsProps = RunListProps & { onShowDeleted: (() => void) | null };

type RunsShownProps = {
  project: string;
  view: View;
  pages: ReturnType<typeof useRunPages>;
  selection: ReturnType<typeof useRunSelection>;
};

/** A table on a desk, cards on a phone; both until it is known which. */
function RunsShown({ project, view, pages, selection }: RunsShownProps) {
  const isPhone = useMedia(phone);
  const { runs, hasMore, more, query } = pages;
  const shown = { project, runs, selection, hasMore, onNearEnd: more };
  return (
    <div data-stale={query.isPlaceholderData || undefined} className="data-stale:opacity-60">
      {isPhone !== true && (
        <div className="hidden md:block">
          <RunTable
            listKey={JSON.stringify(view.filter)}
            columns={view.columns}
            sort={view.state.sort}
            onSort={(sort) => view.setState({ sort })}
            {...shown}
          />
        </div>
      )}
      {isPhone !== false && (
        <div className="md:hidden">
          <RunCards {...shown} />
        </div>
      )}
    </div>
  );
}

/** Only of a list that is there as a whole: of a part no number is the list's. */
function ListHeadline({ runs, hasMore, population }: ListHeadlineProps) {
  const words = hasMore ? null : listHeadline(runs, population);
  if (words === null) return null;
  return <Headline isDecision={false} lines={[[{ text: words, isStrong: false }]]} reasons={[]} />;
}

type ListHeadlineProps = Pick<ReturnType<typeof useRunPages>, "runs" | "hasMore"> & {
  population: Population;
};

function Runs({ project, origin, population, canWrite, hasDemo, onShowDeleted }: RunsProps) {
  const view = useView(project);
  const pages = useRunPages(project, view.filter, view.mistake === null);
  const { query, runs, hasMore, isOutdated, restart } = pages;
  const selection = useRunSelection(runs);
  const mistake = view.mistake ?? refusalOf(query.error);
  const clear = () => void view.setState(noFilter);
  const isFound = query.isSuccess && !query.isPlaceholderData;
  if (isFound && runs.length === 0 && view.isAll) {
    const showArchived = () => view.setState({ archived: "only" });
    return (
      <>
        <WordsLine project={project} />
        <NothingHere
          {...{ project, origin, hasDemo }}
          onShowArchived={showArchived}
          onShowDeleted={onShowDeleted}
        />
      </>
    );
  }
  const isFirst = view.isAll && !hasMore && isFirstRun(runs);
  return (
    <>
      <ListHeadline {...{ runs, hasMore, population }} />
      <WordsLine project={project} />
      {isFirst && <FirstSteps project={project} runs={runs} />}
      <Card>
        <Toolbar
          project={project}
          origin={origin}
          canWrite={canWrite}
          view={view}
          refusal={refusalOf(query.error)}
          onShowDeleted={onShowDeleted}
        />
        {mistake !== null && runs.length === 0 && (
          <NoMatch mistake={mistake.message} onClear={clear} />
        )}
        {mistake === null && query.isPending && <RunListSkeleton />}
        {mistake === null && query.isError && runs.length === 0 && (
          <ErrorPanel {...problemOf(query.error)} onRetry={() => query.refetch()} />
        )}
        {query.isSuccess && runs.length === 0 && <NoMatch mistake={null} onClear={clear} />}
        {runs.length > 0 && (
          <RunsShown project={project} view={view} pages={pages} selection={selection} />
        )}
        {runs.length > 0 && (
          <RunCount
            shown={runs.length}
            hasMore={hasMore}
            isFetchingMore={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
            isOutdated={isOutdated}
            onRestart={restart}
            problem={query.error?.message ?? null}
            population={population}
          />
        )}
        <SelectionBar project={project} runs={runs} selection={selection} canWrite={canWrite} />
      </Card>
    </>
  );
}

/** The runs of a project: filtered, ordered and shown as its address says, thousands of them. */
export function RunList(props: RunListProps) {
  const [isDeletedShown, setIsDeletedShown] = useState(false);
  const showDeleted = props.canWrite ? () => setIsDeletedShown(true) : null;
  return (
    <>
      <Runs {...props} onShowDeleted={showDeleted} />
      {isDeletedShown && (
        <DeletedRunsPanel project={props.project} onClose={() => setIsDeletedShown(false)} />
      )}
    </>
  );
}
