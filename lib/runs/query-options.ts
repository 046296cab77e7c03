import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import type {
  ExampleResponse,
  ExamplesQuery,
  ExamplesResponse,
  LeaksResponse,
  PopulationQuery,
  SlicesQuery,
  SlicesResponse,
  TransitionsResponse,
} from "./examples/examples-schema";
import type {
  DeletedRun,
  RunColumnsResponse,
  RunFieldsResponse,
  SavedView,
  SparklinesResponse,
} from "./list/list-schema";
import type { MetricsResponse, RunDetail, RunListItem, SeriesPoint } from "./schema";

export type RunsPage = { items: RunListItem[]; nextCursor: string | null };
export type RunFilter = {
  q?: string;
  tag?: readonly string[];
  status?: readonly string[];
  dataset?: string;
  archived?: "without" | "with" | "only";
  /** An expression of `lib/domain/run-filter`. */
  filter?: string;
  sort?: string;
  /** config.<key> or metric.<key>, whose values each item carries. */
  column?: readonly string[];
  /** "0": without sparklines. */
  sparkline?: "0" | "1";
};

/** Keys start with the project and the run, so that one announcement can refresh all that a run shows. */
export const runKeys = {
  all: (project: string) => ["runs", project] as const,
  run: (project: string, run: string) => ["run", project, run] as const,
  compared: (project: string) => ["comparison", project] as const,
};

export function runsOptions(project: string, filter: RunFilter = {}) {
  return infiniteQueryOptions({
    queryKey: [...runKeys.all(project), filter],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<RunsPage>(apiPaths.runs(project, { ...filter, cursor: pageParam, limit: 50 }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** Which hyperparameters and metrics the project's runs have. */
export function runColumnsOptions(project: string) {
  return queryOptions({
    queryKey: [...runKeys.all(project), "columns"],
    queryFn: ({ signal }) =>
      fetchJson<RunColumnsResponse>(apiPaths.runColumns(project), { signal }),
  });
}

/** What the project's runs can be filtered by, with ranges and values. */
export function runFieldsOptions(project: string) {
  return queryOptions({
    queryKey: [...runKeys.all(project), "fields"],
    queryFn: ({ signal }) => fetchJson<RunFieldsResponse>(apiPaths.runFields(project), { signal }),
  });
}

/** At most 100 runs. */
export function runSparklinesOptions(project: string, runs: readonly string[]) {
  return queryOptions({
    queryKey: [...runKeys.all(project), "sparklines", runs],
    queryFn: ({ signal }) =>
      fetchJson<SparklinesResponse>(apiPaths.runSparklines(project, { run: runs }), { signal }),
    placeholderData: keepPreviousData,
  });
}

const leftAgainMs = 30_000;

/** What can still be restored, and how long; read again while it is looked at. */
export function deletedRunsOptions(project: string) {
  return queryOptions({
    queryKey: [...runKeys.all(project), "deleted"],
    queryFn: ({ signal }) =>
      fetchJson<{ items: DeletedRun[] }>(apiPaths.deletedRuns(project), { signal }),
    refetchInterval: leftAgainMs,
  });
}

/** Kept views by name. */
export function runViewsOptions(project: string) {
  return queryOptions({
    queryKey: ["run-views", project],
    queryFn: ({ signal }) =>
      fetchJson<{ items: SavedView[] }>(apiPaths.runViews(project), { signal }),
  });
}

export const tagsOffered = 50;

/** Tags that contain `q`: those that are offered at once, and one more that tells whether there are others. */
export function tagsOptions(project: string, q = "") {
  return queryOptions({
    queryKey: [...runKeys.all(project), "tags", q],
    queryFn: ({ signal }) =>
      fetchJson<{ items: string[] }>(apiPaths.tags(project, { q, limit: tagsOffered + 1 }), {
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

export function runOptions(project: string, run: string) {
  return queryOptions({
    queryKey: [...runKeys.run(project, run), "detail"],
    queryFn: ({ signal }) => fetchJson<RunDetail>(apiPaths.run(project, run), { signal }),
  });
}

export function seriesOptions(project: string, run: string) {
  return queryOptions({
    queryKey: [...runKeys.run(project, run), "series"],
    queryFn: ({ signal }) =>
      fetchJson<{ points: SeriesPoint[] }>(apiPaths.series(project, run), { signal }),
  });
}

export function metricsOptions(
  project: string,
  run: string,
  query: { key: string; points?: number; from?: number; to?: number; limit?: number },
) {
  return queryOptions({
    queryKey: [...runKeys.run(project, run), "metrics", query],
    queryFn: ({ signal }) =>
      fetchJson<MetricsResponse>(apiPaths.metrics(project, run, query), { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Names of a run's metrics, those that contain `q`. */
export function metricKeysOptions(
  project: string,
  run: string,
  query: { q: string; limit: number },
) {
  return queryOptions({
    queryKey: [...runKeys.run(project, run), "metric-keys", query],
    queryFn: ({ signal }) =>
      fetchJson<MetricsResponse>(apiPaths.metrics(project, run, query), { signal }),
  });
}

export function transitionsOptions(project: string, run: string, query: PopulationQuery = {}) {
  return queryOptions({
    queryKey: [...runKeys.run(project, run), "transitions", query],
    queryFn: ({ signal }) =>
      fetchJson<TransitionsResponse>(apiPaths.transitions(project, run, query), { signal }),
    placeholderData: keepPreviousData,
  });
}

export function slicesOptions(project: string, run: string, query: Partial<SlicesQuery> = {}) {
  return queryOptions({
    queryKey: [...runKeys.run(project, run), "slices", query],
    queryFn: ({ signal }) =>
      fetchJson<SlicesResponse>(apiPaths.slices(project, run, query), { signal }),
    placeholderData: keepPreviousData,
  });
}

export function leaksOptions(project: string, run: string, query: PopulationQuery = {}) {
  return queryOptions({
    queryKey: [...runKeys.run(project, run), "leaks", query],
    queryFn: ({ signal }) =>
      fetchJson<LeaksResponse>(apiPaths.leaks(project, run, query), { signal }),
    placeholderData: keepPreviousData,
  });
}

export const examplesPerPage = 100;

type ExamplesFilter = Partial<Omit<ExamplesQuery, "cursor" | "offset">>;

/** The page of matching examples with that number, from 0, so that a list can be scrolled anywhere. */
export function examplesOptions(
  project: string,
  run: string,
  { page = 0, limit = examplesPerPage, ...filter }: ExamplesFilter & { page?: number } = {},
) {
  const query = { ...filter, limit, offset: page * limit };
  return queryOptions({
    queryKey: [...runKeys.run(project, run), "examples", query],
    queryFn: ({ signal }) =>
      fetchJson<ExamplesResponse>(apiPaths.examples(project, run, query), { signal }),
  });
}

export function exampleOptions(project: string, run: string, example: string) {
  return queryOptions({
    queryKey: [...runKeys.run(project, run), "example", example],
    queryFn: ({ signal }) =>
      fetchJson<ExampleResponse>(apiPaths.example(project, run, example), { signal }),
  });
}
