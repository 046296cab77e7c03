"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { suggestBeside, suggestSets } from "@/lib/domain/compare/suggested-sets";
import { paths } from "@/lib/paths";
import { runsOptions } from "@/lib/runs/query-options";

type RunSuggestionsProps = {
  project: string;
  /** The one run that is chosen: sets that hold it. */
  beside?: { run: string; control: string | null };
};

/** Which mix, which rate, which remedy: sets of runs that were scored on the same questions. */
export function RunSuggestions({ project, beside }: RunSuggestionsProps) {
  const { setView } = useCompareView();
  const { data, isPending } = useInfiniteQuery(runsOptions(project));
  if (isPending) return <Skeleton className="h-48 rounded-xl" />;
  const runs = data?.pages.flatMap(({ items }) => items) ?? [];
  const sets = beside === undefined ? suggestSets(runs) : suggestBeside(beside, runs);
  if (sets.length === 0) {
    return (
      <EmptyState
        title={
          beside === undefined
            ? "No two runs here answer the same questions yet"
            : "No other run here answers the same questions yet"
        }
        actions={<LinkButton href={paths.newUpload(project)}>Upload a run</LinkButton>}
      >
        Runs can be compared when they were evaluated on the same dataset. Choose runs above, or
        upload a second one.
      </EmptyState>
    );
  }
  return (
    <Card
      title={beside === undefined ? "Runs worth comparing" : "Runs worth comparing with it"}
      howToRead="Evaluated on the same questions with the same base model; the run with least Unknown is the baseline"
    >
      <ul className="flex flex-col">
        {sets.map(({ title, note, runs }) => (
          <li
            key={`${title} ${note}`}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b py-2.5 last:border-b-0"
          >
            <span className="min-w-0">
              <span className="font-semibold">{title}</span>{" "}
              <span className="text-muted">{note}</span>
            </span>
            <Button onClick={() => setView({ run: [...runs] })}>
              Compare {runs.length}
              <span className="sr-only"> runs: {title}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
