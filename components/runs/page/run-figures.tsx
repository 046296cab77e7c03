"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { analysisOptions } from "@/components/runs/page/analysis-options";
import { figuresWords } from "@/components/runs/page/figures-words";
import { chooseHeadline } from "@/components/runs/page/headline";
import type { ShownRun } from "@/components/runs/page/shown-run";
import { Figure } from "@/components/ui/figure";
import { FigureRow } from "@/components/ui/figure-row";
import { figuresOf } from "@/lib/runs/exhibit/figures-model";
import { runOptions, seriesOptions } from "@/lib/runs/query-options";

/** The answer first: best, last, change since best, new facts learned. */
export function RunFigures({ ref }: { ref: ShownRun }) {
  const { points } = useSuspenseQuery(seriesOptions(ref.project, ref.run)).data;
  const { status, unknownShare } = useSuspenseQuery(runOptions(ref.project, ref.run)).data;
  const { data: analysis } = useQuery(analysisOptions(ref));
  const figures = useMemo(() => {
    const headline = chooseHeadline(points, { fallback: ref.population });
    const isRunning = status === "running";
    const fall = analysis?.drop ?? null;
    const found = figuresOf(points, headline);
    return figuresWords({ figures: found, headline, isRunning, unknownShare, fall });
  }, [points, ref.population, status, unknownShare, analysis]);
  // Sets whose class nobody said have no headline: four dashes would say that nothing was evaluated.
  const hasOpenSets = points.some(({ category }) => category === null);
  if (hasOpenSets && chooseHeadline(points, { fallback: ref.population }) === null) return null;
  return (
    <FigureRow>
      {figures.map(({ id, ...figure }) => (
        <Figure key={id} {...figure} />
      ))}
    </FigureRow>
  );
}
