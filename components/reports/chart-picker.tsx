"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { RunPickerRow } from "@/components/comparisons/choose/run-picker-row";
import type { DraftChart } from "@/components/reports/draft-model";
import { describeCard } from "@/components/runs/dynamics/describe-card";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { maxComparedRuns } from "@/lib/domain/compare/suggested-sets";
import { dynamicsCharts } from "@/lib/runs/dynamics/dynamics-model";
import { runsOptions } from "@/lib/runs/query-options";

type Picked = readonly { id: string; name: string }[];
type ListProps = { project: string; picked: Picked; onPick: (picked: Picked) => void };

function RunList({ project, picked, onPick }: ListProps) {
  const [q, setQ] = useState("");
  const asked = useDeferredValue(q.trim());
  const runs = useInfiniteQuery(runsOptions(project, asked === "" ? {} : { q: asked }));
  const found = runs.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFull = picked.length >= maxComparedRuns;
  const isPicked = (id: string) => picked.some((run) => run.id === id);
  return (
    <>
      <Input
        type="search"
        aria-label="Find runs"
        placeholder="Find runs"
        value={q}
        onChange={(event) => setQ(event.target.value)}
      />
      <ul className="max-h-[36vh] overflow-y-auto" aria-label="Runs">
        {found.map((run) => (
          <RunPickerRow
            key={run.id}
            run={run}
            isChosen={isPicked(run.id)}
            isBlocked={isFull && !isPicked(run.id)}
            onToggle={(isChosen) =>
              onPick(
                isChosen
                  ? [...picked, { id: run.id, name: run.name }]
                  : picked.filter(({ id }) => id !== run.id),
              )
            }
          />
        ))}
      </ul>
      {found.length === 0 && !runs.isPending && <p className="text-muted">No run is called so.</p>}
      {runs.hasNextPage && (
        <Button onClick={() => void runs.fetchNextPage()} isBusy={runs.isFetchingNextPage}>
          More runs
        </Button>
      )}
    </>
  );
}

const modes = [
  { value: "live", label: "Live" },
  { value: "frozen", label: "Frozen as it is now" },
] as const;

/** The pictures of a run page that need no more to be said; a training metric is added from its own card. */
const chartChoices = [
  { value: "exhibit", label: "train and dev accuracy" },
  { value: "categories", label: "by category" },
  ...dynamicsCharts.map((chart) => ({ value: chart, label: describeCard(chart).name })),
];

type ChartPickerProps = {
  project: string;
  onPick: (chart: Omit<DraftChart, "key">) => void;
  onClose: () => void;
};

/** Chooses what a new chart shows: a picture of one run, or the comparison of several. */
export function ChartPicker({ project, onPick, onClose }: ChartPickerProps) {
  const [picked, setPicked] = useState<Picked>([]);
  const [picture, setPicture] = useState<string>("exhibit");
  const [mode, setMode] = useState<DraftChart["mode"]>("live");
  const [first, ...others] = picked;
  const add = () => {
    if (!first) return;
    const common = { kind: "chart", chart: null, caption: "", mode } as const;
    const runs = picked.map(({ id }) => id);
    onPick(
      others.length === 0
        ? {
            ...common,
            name: first.name,
            target: { kind: "run", run: first.id },
            view: { chart: picture },
          }
        : {
            ...common,
            name: `${picked.length} runs compared`,
            target: { kind: "comparison", runs },
            view: {},
          },
    );
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Add a chart"
      description="One run shows a picture of its page, several runs are compared. A chart as you see it elsewhere comes here by Share, “Put it into a report”."
      actions={
        <Button variant="primary" disabled={picked.length === 0} onClick={add}>
          {picked.length < 2 ? "Add the chart" : `Add the comparison of ${picked.length} runs`}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <RunList project={project} picked={picked} onPick={setPicked} />
        {picked.length < 2 && (
          <Field label="Picture">
            <Select
              options={chartChoices}
              value={picture}
              onChange={(event) => setPicture(event.target.value)}
            />
          </Field>
        )}
        <Segmented label="Data" value={mode} onValueChange={setMode} options={modes} />
      </div>
    </Dialog>
  );
}
