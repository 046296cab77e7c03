"use client";

import { useQuery } from "@tanstack/react-query";
import { RunSuggestions } from "@/components/comparisons/choose/run-suggestions";
import { CompareHeader } from "@/components/comparisons/compare-header";
import { CompareSkeleton } from "@/components/comparisons/compare-skeleton";
import { ComparisonCards } from "@/components/comparisons/comparison-cards";
import { ComparisonProvider } from "@/components/comparisons/comparison-context";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { Button } from "@/components/ui/button";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { comparisonOptions } from "@/lib/comparisons/query-options";
import { ApiError } from "@/lib/http/api-client";

type ComparePageProps = { project: string; canWrite: boolean };

/** Runs side by side as the address names them; without a run, sets that are worth comparing. */
export function ComparePage({ project, canWrite }: ComparePageProps) {
  const { view, setView, request } = useCompareView();
  const hasRuns = request.run.length > 0;
  const { data, error, isPlaceholderData } = useQuery({
    ...comparisonOptions(project, request),
    enabled: hasRuns,
  });
  const answer = hasRuns ? data : undefined;
  return (
    <>
      <CompareHeader project={project} canWrite={canWrite} response={answer} />
      {!hasRuns && <RunSuggestions project={project} />}
      {hasRuns && error && (
        <ProblemPanel
          title="These runs cannot be compared"
          details={error instanceof ApiError ? error.details : []}
          actions={<Button onClick={() => setView({ run: null })}>Choose other runs</Button>}
        >
          {error.message}
        </ProblemPanel>
      )}
      {hasRuns && !error && !answer && <CompareSkeleton runs={view.run.length} />}
      {answer && !error && (
        <ComparisonProvider project={project} response={answer} canWrite={canWrite}>
          <div
            aria-busy={isPlaceholderData}
            className="flex min-w-0 flex-col gap-4 transition-opacity aria-busy:opacity-60"
          >
            <ComparisonCards />
          </div>
        </ComparisonProvider>
      )}
    </>
  );
}
