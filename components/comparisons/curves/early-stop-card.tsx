"use client";

import { useMemo } from "react";
import { LineChart, type LineSeries } from "@/components/charts/line-chart";
import { comparedProvenance } from "@/components/comparisons/compared-provenance";
import { useComparison } from "@/components/comparisons/comparison-context";
import { earlyStopLines } from "@/components/comparisons/curves/early-stop-lines";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { PictureMenu } from "@/components/exports/picture-menu";
import { Card } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import type { EarlyStopMeasure } from "@/lib/comparisons/view-state";
import { sameSetUp } from "@/lib/domain/compare/same-set-up";

const xAxis = { label: "share of Unknown in the training set", unit: "ratio" } as const;
const height = 280;

const words: Record<EarlyStopMeasure, { title: string; howToRead: string }> = {
  accuracy: {
    title: "Early stop or to the end",
    howToRead: "Accuracy by share of new facts at the best and the last checkpoint, 95 % intervals",
  },
  hallucination: {
    title: "Early stop or to the end",
    howToRead:
      "Hallucination rate (of questions) at the best and the last checkpoint, 95 % intervals",
  },
  fitted: {
    title: "What an early stop has learned",
    howToRead: "Share of Known and Unknown training examples fitted at the best checkpoint",
  },
};

function pictureOf(lines: readonly LineSeries[]) {
  return {
    panels: [{ id: "only", unit: "ratio", domain: "fit", height } as const],
    series: lines.map((line) => ({ ...line, panel: "only" })),
    marks: [],
    xAxis,
  };
}

/** The paper's Figures 3 and 4: what is gained by stopping early, and how little of the new is learned by then. */
export function EarlyStopCard() {
  const { project, response } = useComparison();
  const { view, setView } = useCompareView();
  const { runs: usual, leftOut } = useMemo(() => sameSetUp(response), [response]);
  const lines = useMemo(() => earlyStopLines(usual, view.measure), [usual, view.measure]);
  const { title, howToRead: plain } = words[view.measure];
  const isAveraged = lines.some(({ isScattered }) => isScattered);
  const howToRead = isAveraged ? `${plain}; the line is the mean of the runs of a share` : plain;
  const leftOutWords = `${leftOut === 1 ? "One run" : `${leftOut} runs`} with another set-up than the baseline's, or with relabelled examples, left out: they would mix causes.`;
  const provenance = comparedProvenance(project, response, "95 % intervals by Wilson.");
  return (
    <Card
      title={title}
      howToRead={howToRead}
      footer={leftOut > 0 ? leftOutWords : null}
      actions={
        <>
          <Segmented
            label="What is compared"
            value={view.measure}
            options={[
              { value: "accuracy", label: "Accuracy" },
              { value: "hallucination", label: "Hallucination" },
              { value: "fitted", label: "Fitted" },
            ]}
            onValueChange={(measure) => setView({ measure })}
          />
          <PictureMenu
            picture={{ title, howToRead, ...pictureOf(lines) }}
            provenance={provenance}
          />
        </>
      }
    >
      <LineChart
        label={`${title}: ${howToRead}`}
        series={lines}
        xAxis={xAxis}
        height={height}
        emptyReason="No run here has a known training set: the share of Unknown is not known."
      />
    </Card>
  );
}
