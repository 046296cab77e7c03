"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { CardState } from "@/components/runs/dynamics/card-state";
import { CardTitle } from "@/components/runs/dynamics/card-title";
import {
  type DynamicsView,
  examplesWords,
  questionOf,
} from "@/components/runs/dynamics/dynamics-view";
import { flowsOf } from "@/components/runs/dynamics/flows-of";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { WhenNear } from "@/components/ui/when-near";
import { formatCount } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { TransitionsAnswer } from "@/lib/runs/examples-schema";
import { transitionsOptions } from "@/lib/runs/query-options";

const height = "h-60";
const placeholder = <Skeleton className={height} />;
// Its library is the heaviest of the page, and the chart stands below what is read first.
const FlowChart = dynamic(
  () => import("@/components/charts/flow-chart").then((module) => module.FlowChart),
  { ssr: false, loading: () => placeholder },
);

const title = "Facts gained and lost at each checkpoint";

function explanationOf(answer: TransitionsAnswer | undefined) {
  const totals = answer?.totals;
  return {
    formula: "lost = correct before, not correct now",
    inputs: totals
      ? [
          { name: "examples", value: formatCount(totals.examples) },
          { name: "learned", value: formatCount(totals.learned) },
          { name: "forgotten", value: formatCount(totals.forgotten) },
          { name: "never correct", value: formatCount(totals.never) },
          { name: "never forgotten", value: formatCount(totals.unforgettable) },
          { name: "forgetting events", value: formatCount(totals.forgettingEvents) },
        ]
      : [],
    method:
      "Each bar compares a checkpoint with the one before, on the examples that both evaluated; an answer withheld is not correct. The totals count an example in every class that it belongs to.",
  };
}

/** A quiet curve can hide facts won and lost in equal number: the flow shows both. */
export function FlowCard(view: DynamicsView) {
  const { project, run } = view;
  const router = useRouter();
  const query = useQuery(transitionsOptions(project, run, questionOf(view)));
  const { data } = query;
  const examples = data && examplesWords(data.split, data.population);
  return (
    <Card
      title={<CardTitle explanation={explanationOf(data)}>{title}</CardTitle>}
      howToRead={`${examples ? `${examples}, against` : "Against"} the checkpoint before · click a bar for the examples`}
    >
      <CardState query={query} height={height}>
        {({ checkpoints, split, population }) => (
          <WhenNear placeholder={placeholder}>
            <FlowChart
              label={title}
              height={224}
              flows={flowsOf(checkpoints)}
              emptyReason={
                checkpoints.length < 2
                  ? "One checkpoint is evaluated: gains and losses show from two on."
                  : "No example changed between checkpoints."
              }
              onSelect={({ key }, side) =>
                router.push(
                  paths.runExamples(project, run, {
                    split,
                    category: population,
                    [side === "lost" ? "lostAt" : "gainedAt"]: key,
                  }),
                )
              }
            />
          </WhenNear>
        )}
      </CardState>
    </Card>
  );
}
