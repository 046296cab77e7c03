"use client";

import { colorsOf, comparedLooks } from "@/components/comparisons/curves/run-looks";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { ShareButton } from "@/components/shares/dialog/share-button";
import type { ComparisonResponse } from "@/lib/comparisons/comparison-schema";

type ShareComparisonProps = { project: string; runs: ComparisonResponse["runs"] };

/** Shares the comparison in the colours it has here, also where a hidden run gave another its place; own colours are told as they are. */
export function ShareComparison({ project, runs }: ShareComparisonProps) {
  const { view } = useCompareView();
  if (runs.length === 0) return null;
  const own = new Set(runs.filter(({ color }) => color !== null).map(({ run }) => run));
  const looks = [...comparedLooks(runs, view.color)].filter(([run]) => !own.has(run));
  const color = colorsOf(looks).join(",");
  const target = {
    kind: "comparison",
    runs: runs.map(({ run }) => run),
    shows: "whole",
  } as const;
  return <ShareButton project={project} target={target} view={{ color }} />;
}
