"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { chosenColors, type RunLook, runLooks } from "@/components/comparisons/run-looks";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import type { ComparisonAnswer } from "@/lib/comparisons/comparison-schema";

type Comparison = {
  project: string;
  answer: ComparisonAnswer;
  looks: ReadonlyMap<string, RunLook>;
};

const Context = createContext<Comparison | null>(null);

type ComparisonProviderProps = { project: string; answer: ComparisonAnswer; children: ReactNode };

/** The answer and how each run is drawn, for all cards of one comparison. */
export function ComparisonProvider({ project, answer, children }: ComparisonProviderProps) {
  const { color } = useCompareView().view;
  const value = useMemo(
    () => ({ project, answer, looks: runLooks(answer.runs, chosenColors(color)) }),
    [project, answer, color],
  );
  return <Context value={value}>{children}</Context>;
}

export function useComparison(): Comparison {
  const comparison = useContext(Context);
  if (comparison === null) throw new Error("a card of a comparison stands outside of one");
  return comparison;
}
