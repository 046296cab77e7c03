"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import type { DynamicsView } from "@/components/runs/dynamics/dynamics-view";
import { Skeleton } from "@/components/ui/skeleton";

// Their answers are asked for in the browser: the page above is read, and can be pressed, before their code is there.
const cards = () => import("@/components/runs/dynamics/fact-cards");
const loading = () => <Skeleton className="h-[25rem] rounded-xl" />;
const FlowCard = dynamic(() => cards().then((all) => all.FlowCard), { ssr: false, loading });
const SlicesCard = dynamic(() => cards().then((all) => all.SlicesCard), { ssr: false, loading });
const ExamplesCard = dynamic(() => cards().then((all) => all.ExamplesCard), {
  ssr: false,
  loading,
});
const PathCard = dynamic(() => cards().then((all) => all.PathCard), { ssr: false, loading });
const LeaksCard = dynamic(() => cards().then((all) => all.LeaksCard), { ssr: false, loading });

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
