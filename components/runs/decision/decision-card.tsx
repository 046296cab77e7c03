"use client";

import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { ChosenLine } from "@/components/runs/decision/chosen-line";
import { DecisionChart } from "@/components/runs/decision/decision-chart";
import { decisionModel } from "@/components/runs/decision/decision-model";
import { DecisionOptions } from "@/components/runs/decision/decision-options";
import {
  decisionHowToRead,
  decisionSummary,
  decisionTitle,
} from "@/components/runs/decision/decision-words";
import { MarginSlider } from "@/components/runs/decision/margin-slider";
import { UseCheckpointDialog } from "@/components/runs/decision/use-checkpoint-dialog";
import { analysisOptions } from "@/components/runs/page/analysis-options";
import type { ShownRun } from "@/components/runs/page/shown-run";
import { useRunView } from "@/components/runs/page/use-run-view";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import { runKeys, runOptions } from "@/lib/runs/query-options";

/** After the last move: every card of the page reads the address, and would be drawn anew at each. */
const settledMs = 150;
const isSame = (a: number, b: number) => Math.abs(a - b) < 1e-9;

/** The acceptable loss in points: as it is being moved, else as the address says, else the project's. */
function useMargin(projects: number) {
  const { view, setView } = useRunView();
  const [moved, setMoved] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const move = (next: number) => {
    setMoved(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      void setView({ margin: isSame(next, projects) ? null : next });
      setMoved(null);
    }, settledMs);
  };
  const margin = Math.min(100, Math.max(0, moved ?? view.margin ?? projects));
  return { margin, isMoved: !isSame(margin, projects), move };
}

type KeepMarginProps = { project: string; run: string; margin: number };

/** Makes the loss in the address the project's own. */
function KeepMargin({ project, run, margin }: KeepMarginProps) {
  const client = useQueryClient();
  const keep = useMutation({
    mutationFn: () =>
      sendJson("PUT", apiPaths.project(project), { settings: { acceptableLoss: margin } }),
    onSuccess: async () => {
      toast.success(`The project's acceptable loss is ${margin.toFixed(1)} points now.`);
      await client.invalidateQueries({ queryKey: runKeys.run(project, run) });
    },
    onError: (error) => toast.error(error.message),
  });
  return (
    <p className="mb-2 text-caption text-muted">
      Moved for this page and its link only.{" "}
      <Button variant="ghost" size="small" isBusy={keep.isPending} onClick={() => keep.mutate()}>
        Keep {margin.toFixed(1)} points for the project
      </Button>
    </p>
  );
}

/** What each checkpoint gives and costs, for an acceptable loss that stands in the address; and the way to use one. */
export function DecisionCard({ shown }: { shown: ShownRun }) {
  const { project, run, canShare: canWrite, canAdminister } = shown;
  const { data: analysis } = useQuery(analysisOptions(shown));
  const { data: detail } = useSuspenseQuery(runOptions(project, run));
  const [used, setUsed] = useState<{ step: number; epoch: number | null } | null>(null);
  const prices = analysis?.prices;
  const bestStep = analysis?.recommended?.step ?? null;
  const { margin, isMoved, move } = useMargin(analysis?.choices.margin ?? 2);
  const model = useMemo(
    () => (prices ? decisionModel(prices, { margin, bestStep }) : null),
    [prices, margin, bestStep],
  );
  if (model === null) return null;
  return (
    <Card title={decisionTitle} howToRead={decisionHowToRead}>
      <MarginSlider margin={margin} stops={model.stops} onChange={move} />
      {isMoved && canAdminister && <KeepMargin project={project} run={run} margin={margin} />}
      <DecisionChart model={model} summary={decisionSummary(model.decision)} />
      <DecisionOptions
        decision={model.decision}
        chosen={detail.chosen?.step}
        className="sm:grid-cols-2 sm:*:last:odd:col-span-2"
        actionOf={({ checkpoint }) =>
          checkpoint && (
            <div className="mt-1">
              <Button size="small" onClick={() => setUsed(checkpoint)}>
                Use this checkpoint
              </Button>
            </div>
          )
        }
      />
      {detail.chosen && (
        <ChosenLine project={project} run={run} chosen={detail.chosen} canWrite={canWrite} />
      )}
      {used && (
        <UseCheckpointDialog
          {...{ project, canWrite }}
          run={detail}
          checkpoint={used}
          onClose={() => setUsed(null)}
        />
      )}
    </Card>
  );
}
