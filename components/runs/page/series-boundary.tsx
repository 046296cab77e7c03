"use client";

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import {
  type PackedEvaluations,
  seriesOf,
  unpackEvaluations,
} from "@/lib/runs/analysis/series-model";
import { seriesOptions } from "@/lib/runs/query-options";

type SeriesBoundaryProps = {
  project: string;
  run: string;
  packed: PackedEvaluations;
  /** When it was read, as Date.now() says it. */
  readAt: number;
  children: ReactNode;
};

/** Hands on a run's series as if the browser had asked for it; rates and intervals are counted here, not carried. */
export function SeriesBoundary({ project, run, packed, readAt, children }: SeriesBoundaryProps) {
  const state = useMemo(() => {
    const client = new QueryClient();
    const points = seriesOf(unpackEvaluations(packed));
    client.setQueryData(seriesOptions(project, run).queryKey, { points }, { updatedAt: readAt });
    return dehydrate(client);
  }, [project, run, packed, readAt]);
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>;
}
