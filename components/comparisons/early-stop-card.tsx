"use client";

import { useState } from "react";
import { type DotGroup, IntervalDots } from "@/components/charts/interval-dots";
import type { PlotPoint } from "@/components/charts/plot-model";
import { useComparison } from "@/components/comparisons/comparison-context";
import { sameSetUp } from "@/components/comparisons/same-set-up";
import { Card } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import type { ComparedFigure, ComparedRun } from "@/lib/comparisons/comparison-schema";
import { rateDefinition } from "@/lib/domain/rate-definitions";
import { wilson } from "@/lib/domain/rates";
import { formatPercent } from "@/lib/format";

const measures = ["accuracy", "hallucination", "fitted"] as const;
type Measure = (typeof measures)[number];

const xAxis = { label: "share of Unknown in the training set", unit: "ratio" } as const;

function rateAt(run: ComparedRun, figure: ComparedFigure | null, id: "accuracy" | "hallucination") {
  if (figure === null || run.unknownShare === null) return [];
  const rate = rateDefinition(id);
  const [numerator, total] = [rate.numerator(figure), rate.denominator(figure)];
  const point: PlotPoint = {
    x: run.unknownShare,
    y: total > 0 ? numerator / total : null,
    label: `${run.name}, ${formatPercent(run.unknownShare, 0)} Unknown`,
    numerator,
    total,
    ...(wilson(numerator, total) ?? {}),
  };
  return [point];
}

function fittedAt(run: ComparedRun, part: "knownFitted" | "unknownFitted") {
  const share = run.figures.best?.[part] ?? null;
  if (run.unknownShare === null || share === null) return [];
  const total = part === "knownFitted" ? run.train.knownTotal : run.train.unknownTotal;
  const label = `${run.name}, ${formatPercent(run.unknownShare, 0)} Unknown`;
  const numerator = Math.round(share * total);
  return [
    { x: run.unknownShare, y: share, label, numerator, total, ...(wilson(numerator, total) ?? {}) },
  ];
}

function byShare(points: readonly PlotPoint[]): readonly PlotPoint[] {
  return points.toSorted((a, b) => a.x - b.x);
}

function groupsOf(runs: readonly ComparedRun[], measure: Measure): readonly DotGroup[] {
  if (measure === "fitted") {
    return [
      {
        ...{ id: "known", label: "Known fitted", color: "known" as const },
        points: byShare(runs.flatMap((run) => fittedAt(run, "knownFitted"))),
      },
      {
        ...{ id: "unknown", label: "Unknown fitted", color: "unknown" as const, marker: "square" },
        points: byShare(runs.flatMap((run) => fittedAt(run, "unknownFitted"))),
      } as DotGroup,
    ];
  }
  return [
    {
      ...{ id: "best", label: "early stop", color: "known" as const },
      points: byShare(runs.flatMap((run) => rateAt(run, run.figures.best, measure))),
    },
    {
      ...{ id: "last", label: "at the end", color: "unknown" as const, marker: "square" },
      points: byShare(runs.flatMap((run) => rateAt(run, run.figures.last, measure))),
    } as DotGroup,
  ];
}

const words: Record<Measure, { title: string; howToRead: string }> = {
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

/** The paper's Figures 3 and 4: what is gained by stopping early, and how little of the new is learned by then. */
export function EarlyStopCard() {
  const { runs: usual, leftOut } = sameSetUp(useComparison().answer);
  const [measure, setMeasure] = useState<Measure>("accuracy");
  const { title, howToRead } = words[measure];
  const leftOutWords = `${leftOut === 1 ? "One run" : `${leftOut} runs`} with another set-up than the baseline's, or with relabelled examples, left out: they would mix causes.`;
  return (
    <Card
      title={title}
      howToRead={howToRead}
      footer={leftOut > 0 ? leftOutWords : null}
      actions={
        <Segmented
          label="What is compared"
          value={measure}
          options={[
            { value: "accuracy", label: "Accuracy" },
            { value: "hallucination", label: "Hallucination" },
            { value: "fitted", label: "Fitted" },
          ]}
          onValueChange={setMeasure}
        />
      }
    >
      <IntervalDots
        label={`${title}: ${howToRead}`}
        groups={groupsOf(usual, measure)}
        xAxis={xAxis}
        height={280}
      />
    </Card>
  );
}
