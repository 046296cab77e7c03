"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { ChosenLine } from "@/components/runs/decision/chosen-line";
import { DecisionChart } from "@/components/runs/decision/decision-chart";
import { decisionModel } from "@/components/runs/decision/decision-model";
import {
  decisionHowToRead,
  decisionOptions,
  decisionSummary,
  decisionTitle,
} from "@/components/runs/decision/decision-words";
import { KeepMargin } from "@/components/runs/decision/keep-margin";
import { MarginSlider } from "@/components/runs/decision/margin-slider";
import { OptionButton } from "@/components/runs/decision/option-button";
import { UseCheckpointDialog } from "@/components/runs/decision/use-checkpoint-dialog";
import { analysisOptions } from "@/components/runs/page/analysis-options";
import type { ShownRun } from "@/components/runs/page/shown-run";
import { useRunView } from "@/components/runs/page/use-run-view";
import { Card } from "@/components/ui/card";
import { runOptions } from "@/lib/runs/query-options";

/** What each checkpoint gives and costs, for an acceptable loss that stands in the address; and the way to use one. */
export function DecisionCard({ ref }: { ref: ShownRun }) {
  const { project, run, canShare: canWrite, canAdminister } = ref;
  const { data: analysis } = useQuery(analysisOptions(ref));
  const { data: detail } = useSuspenseQuery(runOptions(project, run));
  const { view, setView } = useRunView();
  const [used, setUsed] = useState<{ step: number; epoch: number | null } | null>(null);
  const prices = analysis?.prices;
  const bestStep = analysis?.recommended?.step ?? null;
  const projects = analysis?.choices.margin ?? 2;
  const margin = Math.min(100, Math.max(0, view.margin ?? projects));
  const model = useMemo(
    () => (prices ? decisionModel(prices, { margin, bestStep }) : null),
    [prices, margin, bestStep],
  );
  if (model === null) return null;
  const isMoved = Math.abs(margin - projects) > 1e-9;
  return (
    <Card title={decisionTitle} howToRead={decisionHowToRead}>
      <MarginSlider
        margin={margin}
        stops={model.stops}
        onChange={(next) => setView({ margin: Math.abs(next - projects) < 1e-9 ? null : next })}
      />
      {isMoved && canAdminister && <KeepMargin project={project} run={run} margin={margin} />}
      <DecisionChart model={model} summary={decisionSummary(model.decision)} />
      <div className="mt-3 grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]">
        {decisionOptions(model.decision).map((option) => (
          <OptionButton
            key={option.id}
            option={option}
            isChosen={detail.chosen !== null && detail.chosen.step === option.checkpoint?.step}
            onUse={setUsed}
          />
        ))}
      </div>
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
