"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { EmptyChart } from "@/components/charts/empty-chart";
import { useElementWidth } from "@/components/charts/use-element-width";
import { CardState } from "@/components/runs/dynamics/card-state";
import { type DynamicsView, questionOf } from "@/components/runs/dynamics/dynamics-view";
import { layoutFor } from "@/components/runs/examples/example-columns";
import { ExampleHead } from "@/components/runs/examples/example-head";
import { ExamplePanel } from "@/components/runs/examples/example-panel";
import { ExampleTableRow } from "@/components/runs/examples/example-row";
import { useOpenExample } from "@/components/runs/examples/use-open-example";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Segmented } from "@/components/ui/segmented";
import { formatCount } from "@/lib/format";
import { paths } from "@/lib/paths";
import type {
  ExamplesQuery,
  ExamplesResponse,
  TransitionsResponse,
} from "@/lib/runs/examples/examples-schema";
import { examplesOptions, transitionsOptions } from "@/lib/runs/query-options";

const cardTabIds = ["forgotten", "learned", "never", "all"] as const;
type CardTabId = (typeof cardTabIds)[number];

type CardTab = {
  value: CardTabId;
  label: string;
  transition: ExamplesQuery["transition"];
};

/** The tabs of the examples card with their counts, once those are known. */
function cardTabs(flows: TransitionsResponse | undefined): CardTab[] {
  const forgotten = flows?.checkpoints.at(-1)?.sinceBest?.lost ?? null;
  const totals = flows?.totals;
  const named = (name: string, count: number | null | undefined) =>
    count === null || count === undefined ? name : `${name} · ${formatCount(count)}`;
  return [
    {
      value: "forgotten",
      label: named("Forgotten since best", forgotten),
      transition: "lost-since-best",
    },
    { value: "learned", label: named("Learned", totals?.learned), transition: "learned" },
    { value: "never", label: named("Never", totals?.never), transition: "never" },
    { value: "all", label: named("All", totals?.examples), transition: undefined },
  ];
}

const shownRows = 8;

function Rows({ response }: { response: ExamplesResponse }) {
  const { ref, width } = useElementWidth();
  const { open } = useOpenExample();
  const layout = layoutFor(width, response.checkpoints.length);
  return (
    <div ref={ref} className="-mx-2 overflow-x-hidden">
      <table className="block w-full" aria-label="Examples">
        <ExampleHead checkpoints={response.checkpoints} layout={layout} />
        <tbody className="block">
          {response.items.map((item, index) => (
            <ExampleTableRow
              key={item.id}
              item={item}
              index={index}
              layout={layout}
              onOpen={open}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The first few examples of a run, the forgotten ones first, and the way to all of them. */
export function ExamplesCard(view: DynamicsView) {
  const { project, run } = view;
  const [tab, setTab] = useQueryState(
    "show",
    parseAsStringLiteral(cardTabIds).withDefault("forgotten"),
  );
  const { data: flows } = useQuery(transitionsOptions(project, run, questionOf(view)));
  const tabs = cardTabs(flows);
  const transition = tabs.find(({ value }) => value === tab)?.transition;
  const { split, population } = { ...flows, ...questionOf(view) };
  const filter = {
    ...(split ? { split } : {}),
    ...(population ? { category: population } : {}),
    ...(transition ? { transition } : {}),
  };
  const query = useQuery({
    ...examplesOptions(project, run, { ...filter, limit: shownRows }),
    placeholderData: keepPreviousData,
    enabled: split !== undefined,
  });
  const total = query.data?.total ?? 0;
  return (
    <Card
      title="Examples"
      howToRead="One mark a checkpoint: upper blue correct, lower vermillion wrong"
      actions={
        <Segmented label="Which examples" value={tab} onValueChange={setTab} options={tabs} />
      }
    >
      <CardState query={query} height="h-80">
        {(answer) =>
          answer.total === 0 ? (
            <EmptyChart>No example of this split belongs here.</EmptyChart>
          ) : (
            <Rows response={answer} />
          )
        }
      </CardState>
      {total > 0 && (
        <LinkButton size="small" className="mt-3" href={paths.runExamples(project, run, filter)}>
          {total === 1
            ? "Open it in the explorer"
            : `Open all ${formatCount(total)} in the explorer`}
        </LinkButton>
      )}
      <ExamplePanel project={project} run={run} />
    </Card>
  );
}
