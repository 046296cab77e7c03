"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { FlowChart } from "@/components/charts/flow-chart";
import { CardState } from "@/components/runs/dynamics/card-state";
import { CardTakeAway } from "@/components/runs/dynamics/card-take-away";
import { CardTitle } from "@/components/runs/dynamics/card-title";
import { type DynamicsView, questionOf } from "@/components/runs/dynamics/dynamics-view";
import { flowPicture, flowTitle } from "@/components/runs/dynamics/flow-words";
import { Card } from "@/components/ui/card";
import { formatCount } from "@/lib/format";
import { paths } from "@/lib/paths";
import { shownFlow } from "@/lib/runs/dynamics/flow-model";
import type { TransitionsResponse } from "@/lib/runs/examples/examples-schema";
import { transitionsOptions } from "@/lib/runs/query-options";

function explanationOf(response: TransitionsResponse | undefined) {
  const totals = response?.totals;
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
  const shown = data && shownFlow(data);
  const picture = shown && flowPicture(shown);
  const howToRead = picture?.howToRead ?? "Against the checkpoint before";
  return (
    <Card
      title={<CardTitle explanation={explanationOf(data)}>{flowTitle}</CardTitle>}
      howToRead={`${howToRead} · click a bar for the examples`}
      actions={picture && <CardTakeAway view={view} shown={shown} picture={picture} />}
    >
      <CardState query={query} height="h-60">
        {({ split, population }) => (
          <FlowChart
            label={flowTitle}
            height={picture?.height ?? 224}
            flows={picture?.flows ?? []}
            emptyReason={picture?.emptyReason ?? undefined}
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
        )}
      </CardState>
    </Card>
  );
}
