import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { PaletteSearch } from "@/components/layout/command-palette";
import { matchingCommands, type PaletteCommand } from "@/components/layout/palette-results";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths, paths } from "@/lib/paths";
import { reportsOptions } from "@/lib/reports/query-options";
import type { RunsPage } from "@/lib/runs/query-options";
import { sharesOptions } from "@/lib/shares/query-options";
import type { ShareSummary } from "@/lib/shares/schema";
import { destinationDatasetsOptions } from "@/lib/uploads/query-options";

const shownOfAKind = 8;
/** Lists that are searched here are asked for once in a while, not at each letter. */
const staleTime = 30_000;

function nameOf({ title, target, reportTitle }: ShareSummary): string {
  if (title !== null) return title;
  if (target.kind === "report") return reportTitle ?? "a deleted report";
  return target.kind === "run" ? target.run : `${target.runs.length} runs`;
}

function linkCommand(project: string, link: ShareSummary): PaletteCommand {
  return {
    id: `link-${link.id}`,
    label: nameOf(link),
    hint: "shared link",
    href: paths.shares(project),
  };
}

/** Runs, datasets, reports and shared links of the project by their names; undefined outside a project. */
export function usePaletteSearch(project: string | null): PaletteSearch | undefined {
  const client = useQueryClient();
  const search = useCallback<PaletteSearch>(
    async (query, signal) => {
      if (project === null) return [];
      const url = apiPaths.runs(project, { q: query.slice(0, 200), limit: shownOfAKind });
      const [runs, datasets, links, reports] = await Promise.all([
        fetchJson<RunsPage>(url, { signal }),
        client.fetchQuery({ ...destinationDatasetsOptions(project), staleTime }),
        client.fetchQuery({ ...sharesOptions(project), staleTime }),
        client.fetchQuery({ ...reportsOptions(project), staleTime }),
      ]);
      const of = (commands: PaletteCommand[]) =>
        matchingCommands(commands, query).slice(0, shownOfAKind);
      return [
        ...runs.items.map(({ id, name }) => ({
          id: `run-${id}`,
          label: name,
          hint: "run",
          href: paths.run(project, id),
        })),
        ...of(
          datasets.map(({ id, name }) => ({
            id: `dataset-${id}`,
            label: name,
            hint: "dataset",
            href: paths.dataset(project, id),
          })),
        ),
        ...of(
          reports.items.map(({ id, title }) => ({
            id: `report-${id}`,
            label: title,
            hint: "report",
            href: paths.report(project, id),
          })),
        ),
        ...of(links.items.map((link) => linkCommand(project, link))),
      ];
    },
    [project, client],
  );
  return project === null ? undefined : search;
}
