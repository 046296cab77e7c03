"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { suggestSets } from "@/lib/domain/compare/suggested-sets";
import { paths } from "@/lib/paths";
import { runsOptions } from "@/lib/runs/query-options";

/** Which mix, which rate, which remedy: sets of runs that were scored on the same questions. */
export function RunSuggestions({ project }: { project: string }) {
  const { setView } = useCompareView();
  const { data, isPending } = useInfiniteQuery(runsOptions(project));
  if (isPending) return <Skeleton className="h-48 rounded-xl" />;
  const sets = suggestSets(data?.pages.flatMap(({ items }) => items) ?? []);
  if (sets.length === 0) {
    return (
      <EmptyState
        title="No two runs here answer the same questions yet"
        actions={<LinkButton href={paths.newUpload(project)}>Upload a run</LinkButton>}
      >
        Runs can be compared when they were evaluated on the same dataset. Choose runs above, or
        upload a second one.
      </EmptyState>
    );
  }
  return (
    <Card
      title="Runs worth comparing"
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
