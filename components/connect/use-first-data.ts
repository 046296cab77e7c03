import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { type RunsPage, runKeys } from "@/lib/runs/query-options";
import type { RunListItem } from "@/lib/runs/schema";

const askAgainMs = 3_000;
const newest = 50;

/** The run, of the newest, that data arrived for since this page was opened; null while nothing did. */
export function useFirstData(project: string, openedAt: string): RunListItem | null {
  const [first, setFirst] = useState<RunListItem | null>(null);
  useQuery({
    queryKey: [...runKeys.all(project), "first-data", openedAt],
    queryFn: async ({ signal }) => {
      const list = apiPaths.runs(project, { sort: "-created", limit: newest, sparkline: "0" });
      const { items } = await fetchJson<RunsPage>(list, { signal });
      const found = items.find(({ updatedAt }) => updatedAt > openedAt) ?? null;
      setFirst(found);
      return found?.id ?? null;
    },
    refetchInterval: askAgainMs,
    enabled: first === null,
  });
  return first;
}
