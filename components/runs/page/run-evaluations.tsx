"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { DecisionCard } from "@/components/runs/decision/decision-card";
import { RunDynamics } from "@/components/runs/dynamics/run-dynamics";
import { CategoryCard } from "@/components/runs/page/category-card";
import { ExhibitCard } from "@/components/runs/page/exhibit-card";
import { ForeignLabelsNotice } from "@/components/runs/page/foreign-labels-notice";
import { chooseHeadline } from "@/components/runs/page/headline";
import { hasOnlyRates, RateNotice } from "@/components/runs/page/rate-notice";
import { RunFigures } from "@/components/runs/page/run-figures";
import { RunFindings } from "@/components/runs/page/run-findings";
import { RunLesson } from "@/components/runs/page/run-lesson";
import type { ShownRun } from "@/components/runs/page/shown-run";
import { useRunView } from "@/components/runs/page/use-run-view";
import { Notice } from "@/components/ui/notice";
import { knowledgeCategories } from "@/lib/domain/knowledge/knowledge";
import type { Headline } from "@/lib/runs/exhibit/exhibit-model";
import { runOptions, seriesOptions } from "@/lib/runs/query-options";
import type { SeriesPoint } from "@/lib/runs/schema";

type RunEvaluationsProps = {
  ref: ShownRun;
  origin: string;
  /** Says which metric is the accuracy of which set: before there is a picture of them, and after. */
  candidates: ReactNode;
  sets: ReactNode;
};

function viewOf({ project, run, canShare }: ShownRun, headline: Headline | null) {
  return { project, run, canShare, ...headline };
}

/** Whether any category beside Unknown was measured: Unknown alone says nothing that Exhibit 1 does not. */
function hasKnownCategory(points: readonly SeriesPoint[]): boolean {
  const fine = knowledgeCategories.filter((id) => id !== "Unknown");
  return points.some(({ category }) => fine.some((id) => id === category));
}

/** The answer, the picture, the evidence; or how to get there. */
export function RunEvaluations(props: RunEvaluationsProps) {
  const { ref, origin, candidates, sets } = props;
  const { points } = useSuspenseQuery(seriesOptions(ref.project, ref.run)).data;
  const { split, of } = useRunView().view;
  const headline = chooseHeadline(points, { split, population: of, fallback: ref.population });
  const { metricKeys, hasAnswers } = useSuspenseQuery(runOptions(ref.project, ref.run)).data;
  const { project, run, canShare: canWrite } = ref;
  if (points.length === 0) {
    return (
      <>
        {canWrite && metricKeys.length > 0 && candidates}
        <RunLesson project={project} run={run} origin={origin} />
      </>
    );
  }
  const isRead = points.some(({ basis }) => basis !== "counts");
  const isRates = hasOnlyRates(points);
  return (
    <>
      <RunFindings ref={ref} />
      <RunFigures ref={ref} />
      <ForeignLabelsNotice project={project} run={run} />
      <RateNotice {...ref} points={points} />
      {!hasAnswers && !isRates && (
        <Notice>
          This run has counts only: no example stands behind them, so checkpoints are compared
          without pairing, and there is no single answer to open.
        </Notice>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,4fr)] xl:items-start has-[>:only-child]:xl:grid-cols-[minmax(0,1fr)]">
        <ExhibitCard ref={ref} />
        <DecisionCard ref={ref} />
      </div>
      {canWrite && isRead && sets}
      {isRates ? (
        hasKnownCategory(points) && <CategoryCard ref={ref} />
      ) : (
        <RunDynamics {...viewOf(ref, headline)} hasAnswers={hasAnswers}>
          <CategoryCard ref={ref} />
        </RunDynamics>
      )}
    </>
  );
}
