"use client";

import type { ReactNode } from "react";
import type { DynamicsView } from "@/components/runs/dynamics/dynamics-view";
import { FlowCard } from "@/components/runs/dynamics/flow-card";
import { LeaksCard } from "@/components/runs/dynamics/leaks-card";
import { PathCard } from "@/components/runs/dynamics/path-card";
import { SlicesCard } from "@/components/runs/dynamics/slices-card";
import { ExamplesCard } from "@/components/runs/examples/examples-card";

type RunDynamicsProps = DynamicsView & {
  /** Counts have no examples behind them: what needs single ones is left out. */
  hasAnswers: boolean;
  /** Stands beside the flow. */
  children?: ReactNode;
};

/** What happened to single facts, from the flow of many to the one that can be opened. */
export function RunDynamics({ hasAnswers, children, ...view }: RunDynamicsProps) {
  return (
    <>
      <div className="grid items-stretch gap-4 *:min-w-0 xl:grid-cols-2">
        {children}
        <FlowCard {...view} />
      </div>
      {!hasAnswers && <PathCard {...view} />}
      {hasAnswers && (
        <>
          <SlicesCard {...view} />
          <ExamplesCard {...view} />
          <div className="grid items-stretch gap-4 *:min-w-0 xl:grid-cols-2">
            <PathCard {...view} />
            <LeaksCard {...view} />
          </div>
        </>
      )}
    </>
  );
}
