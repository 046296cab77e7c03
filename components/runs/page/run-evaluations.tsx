"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import Link from "next/link";
import { type ReactNode, useMemo } from "react";
import { Headline } from "@/components/layout/headline";
import { DecisionCard } from "@/components/runs/decision/decision-card";
import { RunDynamics } from "@/components/runs/dynamics/run-dynamics";
import { analysisOptions } from "@/components/runs/page/analysis-options";
import { CategoryCard } from "@/components/runs/page/category-card";
import { ExhibitCard } from "@/components/runs/page/exhibit-card";
import { figuresWords } from "@/components/runs/page/figures-words";
import { chooseHeadline } from "@/components/runs/page/headline";
import { hasOnlyRates, RateNotice } from "@/components/runs/page/rate-notice";
import type { ShownRun } from "@/components/runs/page/shown-run";
import { splitFindings } from "@/components/runs/page/split-findings";
import { SplitsCard } from "@/components/runs/page/splits-card";
import { useRunView } from "@/components/runs/page/use-run-view";
import { FigureRow } from "@/components/ui/figure-row";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { JudgedCurve } from "@/lib/domain/judged-curve";
import { knowledgeCategories } from "@/lib/domain/knowledge/knowledge";
import { paths } from "@/lib/paths";
import { figuresOf } from "@/lib/runs/exhibit/figures-model";
import { runOptions, seriesOptions } from "@/lib/runs/query-options";
import type { SeriesPoint } from "@/lib/runs/schema";

/** The answer first: best, last, change since best, new facts learned. */
function RunFigures({ shown }: { shown: ShownRun }) {
  const { points } = useSuspenseQuery(seriesOptions(shown.project, shown.run)).data;
  const { status, unknownShare } = useSuspenseQuery(runOptions(shown.project, shown.run)).data;
  const { data: analysis } = useQuery(analysisOptions(shown));
  const figures = useMemo(() => {
    const headline = chooseHeadline(points, { fallback: shown.population });
    const isRunning = status === "running";
    const fall = analysis?.drop ?? null;
    const found = figuresOf(points, headline);
    return figuresWords({ figures: found, headline, isRunning, unknownShare, fall });
  }, [points, shown.population, status, unknownShare, analysis]);
  // Sets whose class nobody said have no headline: four dashes would say that nothing was evaluated.
  const hasOpenSets = points.some(({ category }) => category === null);
  if (hasOpenSets && chooseHeadline(points, { fallback: shown.population }) === null) return null;
  return <FigureRow figures={figures} />;
}

/** Only a run that nothing was sent to needs it. */
const RunLesson = dynamic(() =>
  import("@/components/runs/page/run-lesson").then((module) => module.RunLesson),
);

/** What a lead can repeat, then in grey what limits it. */
function RunFindings({ shown }: { shown: ShownRun }) {
  const { data, isPending, error } = useQuery(analysisOptions(shown));
  if (isPending) return <Skeleton className="h-14 max-w-[54rem]" />;
  if (error && !data) {
    return <Notice tone="warn">The analysis of this run could not be read: {error.message}</Notice>;
  }
  const { main, limits } = splitFindings(data?.findingSegments ?? []);
  const plain = (text: string) => [{ text, isStrong: false }];
  return (
    <Headline
      isDecision={main[0]?.kind === "headline"}
      lines={main.map(({ segments }) => segments)}
      reasons={[...limits.map(({ segments }) => segments), ...(data?.warnings ?? []).map(plain)]}
    />
  );
}

/** Labels say what one base model knew; of a run of another one they say nothing. */
function ForeignLabelsNotice({ project, run }: { project: string; run: string }) {
  const { foreignLabels, baseModel, dataset } = useSuspenseQuery(runOptions(project, run)).data;
  if (foreignLabels === null || dataset === null) return null;
  return (
    <Notice>
      The labels of{" "}
      <Link className="underline underline-offset-2" href={paths.dataset(project, dataset)}>
        {dataset}
      </Link>{" "}
      say what {foreignLabels} knew. This run started from {baseModel}, so its answers are counted
      without labels until the questions are labelled for {baseModel}.
    </Notice>
  );
}

type RunEvaluationsProps = {
  shown: ShownRun;
  origin: string;
  /** Says which metric is the accuracy of which set: before there is a picture of them, and after. */
  candidates: ReactNode;
  sets: ReactNode;
};

function viewOf({ project, run, canShare }: ShownRun, headline: JudgedCurve | null) {
  return { project, run, canShare, ...headline };
}

/** Whether any category beside Unknown was measured: Unknown alone says nothing that Exhibit 1 does not. */
function hasKnownCategory(points: readonly SeriesPoint[]): boolean {
  const fine = knowledgeCategories.filter((id) => id !== "Unknown");
  return points.some(({ category }) => fine.some((id) => id === category));
}

/** The answer, the picture, the evidence; or how to get there. */
export function RunEvaluations(props: RunEvaluationsProps) {
  const { shown, origin, candidates, sets } = props;
  const { points } = useSuspenseQuery(seriesOptions(shown.project, shown.run)).data;
  const { split, of } = useRunView().view;
  const headline = chooseHeadline(points, { split, population: of, fallback: shown.population });
  const { metricKeys, hasAnswers } = useSuspenseQuery(runOptions(shown.project, shown.run)).data;
  const { project, run, canShare: canWrite } = shown;
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
      <RunFindings shown={shown} />
      <RunFigures shown={shown} />
      <ForeignLabelsNotice project={project} run={run} />
      <RateNotice {...shown} points={points} />
      {!hasAnswers && !isRates && (
        <Notice>
          This run has counts only: no example stands behind them, so checkpoints are compared
          without pairing, and there is no single answer to open.
        </Notice>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,4fr)] xl:items-start has-[>:only-child]:xl:grid-cols-[minmax(0,1fr)]">
        <ExhibitCard shown={shown} />
        <DecisionCard shown={shown} />
      </div>
      <SplitsCard shown={shown} />
      {canWrite && isRead && sets}
      {isRates ? (
        hasKnownCategory(points) && <CategoryCard shown={shown} />
      ) : (
        <RunDynamics {...viewOf(shown, headline)} hasAnswers={hasAnswers}>
          {hasKnownCategory(points) && <CategoryCard shown={shown} />}
        </RunDynamics>
      )}
    </>
  );
}
