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
import type { RunPlace } from "@/components/runs/page/run-place";
import { useRunView } from "@/components/runs/page/use-run-view";
import { Notice } from "@/components/ui/notice";
import { knowledgeCategories } from "@/lib/domain/knowledge/knowledge";
import type { Headline } from "@/lib/runs/exhibit/exhibit-model";
import { runOptions, seriesOptions } from "@/lib/runs/query-options";
import type { SeriesPoint } from "@/lib/runs/schema";

type RunEvaluationsProps = {
  place: RunPlace;
  origin: string;
  /** Says which metric is the accuracy of which set: before there is a picture of them, and after. */
  candidates: ReactNode;
  sets: ReactNode;
};

function viewOf({ project, run, canShare }: RunPlace, headline: Headline | null) {
  return { project, run, canShare, ...headline };
}

/** Whether any category beside Unknown was measured: Unknown alone says nothing that Exhibit 1 does not. */
function hasKnownCategory(points: readonly SeriesPoint[]): boolean {
  const fine = knowledgeCategories.filter((id) => id !== "Unknown");
  return points.some(({ category }) => fine.some((id) => id === category));
}

/** The answer, the picture, the evidence; or how to get there. */
export function RunEvaluations(props: RunEvaluationsProps) {
  const { place, origin, candidates, sets } = props;
  const { points } = useSuspenseQuery(seriesOptions(place.project, place.run)).data;
  const { split, of } = useRunView().view;
  const headline = chooseHeadline(points, { split, population: of, fallback: place.population });
  const { metricKeys, hasAnswers } = useSuspenseQuery(runOptions(place.project, place.run)).data;
  const { project, run, canShare: canWrite } = place;
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
      <RunFindings place={place} />
      <RunFigures place={place} />
      <ForeignLabelsNotice project={project} run={run} />
      <RateNotice {...place} points={points} />
      {!hasAnswers && !isRates && (
        <Notice>
          This run has counts only: no example stands behind them, so checkpoints are compared
          without pairing, and there is no single answer to open.
        </Notice>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,4fr)] xl:items-start has-[>:only-child]:xl:grid-cols-[minmax(0,1fr)]">
        <ExhibitCard place={place} />
        <DecisionCard place={place} />
      </div>
      {canWrite && isRead && sets}
      {isRates ? (
        hasKnownCategory(points) && <CategoryCard place={place} />
      ) : (
        <RunDynamics {...viewOf(place, headline)} hasAnswers={hasAnswers}>
          <CategoryCard place={place} />
        </RunDynamics>
      )}
    </>
  );
}
