"use client";

import { type DotGroup, IntervalDots } from "@/components/charts/interval-dots";
import { comparedProvenance } from "@/components/comparisons/compared-provenance";
import { useComparison } from "@/components/comparisons/comparison-context";
import { earlyStopGroups } from "@/components/comparisons/curves/early-stop-groups";
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

function pictureOf(groups: readonly DotGroup[]) {
  return {
    panels: [{ id: "only", unit: "ratio", domain: "fit", height } as const],
    series: groups.map((group) => ({
      marker: "circle" as const,
      ...group,
      isWhiskered: true,
      panel: "only",
    })),
    marks: [],
    xAxis,
  };
}

/** The paper's Figures 3 and 4: what is gained by stopping early, and how little of the new is learned by then. */
export function EarlyStopCard() {
  const { project, response } = useComparison();
  const { view, setView } = useCompareView();
  const { runs: usual, leftOut } = sameSetUp(response);
  const { title, howToRead } = words[view.measure];
  const groups = earlyStopGroups(usual, view.measure);
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
            picture={{ title, howToRead, ...pictureOf(groups) }}
            provenance={provenance}
          />
        </>
      }
    >
      <IntervalDots
        label={`${title}: ${howToRead}`}
        groups={groups}
        xAxis={xAxis}
        height={height}
        emptyReason="No run here has a known training set: the share of Unknown is not known."
      />
    </Card>
  );
}
