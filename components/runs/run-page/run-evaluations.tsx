"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { CategoryCard } from "@/components/runs/run-page/category-card";
import { ExhibitCard } from "@/components/runs/run-page/exhibit-card";
import { RunFigures } from "@/components/runs/run-page/run-figures";
import { RunFindings } from "@/components/runs/run-page/run-findings";
import { RunLesson } from "@/components/runs/run-page/run-lesson";
import type { RunPlace } from "@/components/runs/run-page/run-place";
import { Notice } from "@/components/ui/notice";
import { seriesOptions } from "@/lib/runs/query-options";

type RunEvaluationsProps = { place: RunPlace; origin: string; hasOnlyCounts: boolean };

/** The answer, the picture, the evidence; or how to get there. */
export function RunEvaluations({ place, origin, hasOnlyCounts }: RunEvaluationsProps) {
  const { points } = useSuspenseQuery(seriesOptions(place.project, place.run)).data;
  if (points.length === 0) {
    return <RunLesson project={place.project} run={place.run} origin={origin} />;
  }
  return (
    <>
      <RunFindings place={place} />
      <RunFigures place={place} />
      {hasOnlyCounts && (
        <Notice>
          This run has counts only: no example stands behind them, so checkpoints are compared
          without pairing, and there is no single answer to open.
        </Notice>
      )}
      <ExhibitCard place={place} />
      <CategoryCard place={place} />
    </>
  );
}
