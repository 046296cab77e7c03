"use client";

import { chosenColors, colorsOf, runLooks } from "@/components/comparisons/curves/run-looks";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { ShareButton } from "@/components/shares/dialog/share-button";
import type { ComparisonResponse } from "@/lib/comparisons/comparison-schema";

type ShareComparisonProps = { project: string; runs: ComparisonResponse["runs"] };

/** Shares the comparison in the colours it has here: a run's own colour follows from its id, which a link does not tell. */
export function ShareComparison({ project, runs }: ShareComparisonProps) {
  const { view } = useCompareView();
  if (runs.length === 0) return null;
  const color = colorsOf(runLooks(runs, chosenColors(view.color))).join(",");
  const target = {
    kind: "comparison",
    runs: runs.map(({ run }) => run),
    shows: "whole",
  } as const;
  return <ShareButton project={project} target={target} view={{ color }} />;
}
