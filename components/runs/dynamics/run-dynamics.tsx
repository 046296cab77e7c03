"use client";

import type { ReactNode } from "react";
import type { DynamicsView } from "@/components/runs/dynamics/dynamics-view";
import { belowFold } from "@/components/ui/below-fold";

const cards = () => import("@/components/runs/dynamics/fact-cards");
const place = "h-[25rem] rounded-xl";
const FlowCard = belowFold(() => cards().then((all) => all.FlowCard), place);
const SlicesCard = belowFold(() => cards().then((all) => all.SlicesCard), place);
const ExamplesCard = belowFold(() => cards().then((all) => all.ExamplesCard), place);
const PathCard = belowFold(() => cards().then((all) => all.PathCard), place);
const LeaksCard = belowFold(() => cards().then((all) => all.LeaksCard), place);

type RunDynamicsProps = DynamicsView & {
  /** Counts have no examples behind them: what needs single ones is left out. */
  hasAnswers: boolean;
  /** Stands beside the flow. */
  children?: ReactNode;
};

/** Two cards side by side; one alone, where the other has nothing to show, takes the whole width. */
const pair = "grid items-stretch gap-4 *:min-w-0 empty:hidden xl:has-[>:nth-child(2)]:grid-cols-2";

/** What happened to single facts, from the flow of many to the one that can be opened. */
export function RunDynamics({ hasAnswers, children, ...view }: RunDynamicsProps) {
  return (
    <>
      <div className={pair}>
        {children}
        <FlowCard {...view} />
      </div>
      {!hasAnswers && <PathCard {...view} />}
      {hasAnswers && (
        <>
          <SlicesCard {...view} />
          <ExamplesCard {...view} />
          <div className={pair}>
            <PathCard {...view} />
            <LeaksCard {...view} />
          </div>
        </>
      )}
    </>
  );
}
