"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { comparedLooks, type RunLook } from "@/components/comparisons/curves/run-looks";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import type { ComparisonResponse } from "@/lib/comparisons/comparison-schema";

type Comparison = {
  project: string;
  response: ComparisonResponse;
  looks: ReadonlyMap<string, RunLook>;
  /** Whether what is found here may be kept, such as a control. */
  canWrite: boolean;
};

const Context = createContext<Comparison | null>(null);

type ComparisonProviderProps = Pick<Comparison, "project" | "response" | "canWrite"> & {
  children: ReactNode;
};

/** The response and how each run is drawn, for all cards of one comparison. */
export function ComparisonProvider({ children, ...known }: ComparisonProviderProps) {
  const { project, response, canWrite } = known;
  const { color } = useCompareView().view;
  const value = useMemo(
    () => ({ project, response, canWrite, looks: comparedLooks(response.runs, color) }),
    [project, response, canWrite, color],
  );
  return <Context value={value}>{children}</Context>;
}

export function useComparison(): Comparison {
  const comparison = useContext(Context);
  if (comparison === null) throw new Error("a card of a comparison stands outside of one");
  return comparison;
}
