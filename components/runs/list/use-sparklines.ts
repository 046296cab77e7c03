import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { SparklinesResponse } from "@/lib/runs/list/list-schema";
import { runSparklinesOptions } from "@/lib/runs/query-options";
import type { RunListItem } from "@/lib/runs/schema";

/** A value once it has stood still for so long; at first as it is. */
function useSettled(value: string, restMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return settled;
}

const runsPerAsk = 25;
const restMs = 120;

type Sight = { from: number; to: number };

function byRun(answers: UseQueryResult<SparklinesResponse>[]) {
  const items = answers.flatMap(({ data }) => data?.items ?? []);
  return new Map(items.map(({ run, sparkline }) => [run, sparkline] as const));
}

/** The sparklines of the runs in sight, asked for by the two dozen, but not while the list flies past. */
export function useSparklines(
  { project, runs, isShown }: { project: string; runs: readonly RunListItem[]; isShown: boolean },
  sight: Sight,
): ReadonlyMap<string, readonly number[]> {
  const seen = `${Math.floor(sight.from / runsPerAsk)}-${Math.floor(sight.to / runsPerAsk)}`;
  const [first = 0, last = first] = useSettled(seen, restMs).split("-").map(Number);
  const queries = useMemo(() => {
    const parts = isShown ? Array.from({ length: last - first + 1 }, (_, k) => first + k) : [];
    return parts
      .map((part) => runs.slice(part * runsPerAsk, (part + 1) * runsPerAsk).map(({ id }) => id))
      .filter((ids) => ids.length > 0)
      .map((ids) => runSparklinesOptions(project, ids));
  }, [project, runs, isShown, first, last]);
  return useQueries({ queries, combine: byRun });
}
