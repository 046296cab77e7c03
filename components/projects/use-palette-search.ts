import { useCallback } from "react";
import type { PaletteSearch } from "@/components/layout/command-palette";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths, paths } from "@/lib/paths";
import type { RunsPage } from "@/lib/runs/query-options";

const shownRuns = 8;

/** Runs of the project by name, id, base model and notes; undefined outside a project. */
export function usePaletteSearch(project: string | null): PaletteSearch | undefined {
  const search = useCallback<PaletteSearch>(
    async (query, signal) => {
      if (project === null) return [];
      const url = apiPaths.runs(project, { q: query.slice(0, 200), limit: shownRuns });
      const { items } = await fetchJson<RunsPage>(url, { signal });
      return items.map((run) => ({
        id: `run-${run.id}`,
        label: run.name,
        hint: "run",
        href: paths.run(project, run.id),
      }));
    },
    [project],
  );
  return project === null ? undefined : search;
}
