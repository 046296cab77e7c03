import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { DifferenceKind } from "@/lib/domain/compare/compare-runs";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { runKeys } from "@/lib/runs/query-options";
import type {
  ComparisonResponse,
  DifferingExamplesResponse,
  MomentName,
  SliceFallsResponse,
} from "./comparison-schema";
import type { KnowledgeCostResponse } from "./schema";

export type ComparisonRequest = {
  run: readonly string[];
  split?: string;
  population?: string;
  where?: string;
  baseline?: string;
  control?: string;
  intersect?: string;
};

export function comparisonOptions(project: string, request: ComparisonRequest) {
  return queryOptions({
    queryKey: [...runKeys.compared(project), request],
    queryFn: ({ signal }) =>
      fetchJson<ComparisonResponse>(apiPaths.comparison(project, request), { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function sliceFallsOptions(project: string, request: ComparisonRequest & { by: string }) {
  return queryOptions({
    queryKey: [...runKeys.compared(project), "slices", request],
    queryFn: ({ signal }) =>
      fetchJson<SliceFallsResponse>(apiPaths.comparisonSlices(project, request), { signal }),
    placeholderData: keepPreviousData,
  });
}

export type DifferingRequest = ComparisonRequest & {
  of: string;
  kind: DifferenceKind;
  moment: MomentName;
};

const examplesPage = 25;

export function differingExamplesOptions(project: string, request: DifferingRequest) {
  return infiniteQueryOptions({
    queryKey: [...runKeys.compared(project), "examples", request],
    queryFn: ({ signal, pageParam }) =>
      fetchJson<DifferingExamplesResponse>(
        apiPaths.comparisonExamples(project, {
          ...request,
          offset: pageParam,
          limit: examplesPage,
        }),
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: ({ total }, _, offset) =>
      offset + examplesPage < total ? offset + examplesPage : null,
  });
}

export type CostRequest = {
  run: readonly string[];
  split?: string;
  population?: string;
  where?: string;
  errors: string;
  terms?: string;
  fromEpoch?: number;
};

export function knowledgeCostOptions(project: string, request: CostRequest) {
  return queryOptions({
    queryKey: [...runKeys.compared(project), "cost", request],
    queryFn: ({ signal }) =>
      fetchJson<KnowledgeCostResponse>(
        apiPaths.knowledgeCost(project, { ...request, points: "1" }),
        {
          signal,
        },
      ),
    placeholderData: keepPreviousData,
  });
}
