import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import type { SparklinesAnswer } from "@/lib/runs/list-schema";
import { runSparklinesOptions } from "@/lib/runs/query-options";
import type { RunListItem } from "@/lib/runs/schema";

const runsPerAsk = 25;

type Sight = { from: number; to: number };

function byRun(answers: UseQueryResult<SparklinesAnswer>[]) {
  const items = answers.flatMap(({ data }) => data?.items ?? []);
  return new Map(items.map(({ run, sparkline }) => [run, sparkline] as const));
}

/** The sparklines of the runs in sight, asked for by the two dozen once a scrollbar that is dragged comes to rest. */
export function useSparklines(
  { project, runs, isShown }: { project: string; runs: readonly RunListItem[]; isShown: boolean },
  sight: Sight,
): ReadonlyMap<string, readonly number[]> {
  const first = useDeferredValue(Math.floor(sight.from / runsPerAsk));
  const last = Math.max(first, useDeferredValue(Math.floor(sight.to / runsPerAsk)));
  const numbers = isShown ? Array.from({ length: last - first + 1 }, (_, k) => first + k) : [];
  const asked = numbers
    .map((part) => runs.slice(part * runsPerAsk, (part + 1) * runsPerAsk).map(({ id }) => id))
    .filter((ids) => ids.length > 0);
  return useQueries({
    queries: asked.map((ids) => runSparklinesOptions(project, ids)),
    combine: byRun,
  });
}
