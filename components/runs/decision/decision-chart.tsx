"use client";

import { StopReader } from "@/components/charts/stop-reader";
import type { DecisionModel } from "@/components/runs/decision/decision-model";
import { decisionScales } from "@/components/runs/decision/decision-scales";
import { drawDecision } from "@/components/runs/decision/decision-svg";
import { decisionTitle } from "@/components/runs/decision/decision-words";
import { formatPercent } from "@/lib/format";

type DecisionChartProps = { model: DecisionModel; summary: string; height?: number };

/** The dots of a decision to read by pointer, touch or arrow keys. */
export function DecisionChart({ model, summary, height = 300 }: DecisionChartProps) {
  const { dots, x: axis } = model;
  const draw = (width: number) => {
    const { x, y } = decisionScales(model, { width, height });
    return {
      drawing: drawDecision(model, { width, height }),
      stops: dots.map((dot) => ({ x: x.at(dot.x), y: y.at(dot.y) })),
    };
  };
  const wordsOf = (index: number) =>
    dots
      .slice(index, index + 1)
      .map(({ name, x, y, tail }) => {
        const learned =
          axis.unit === "ratio" ? `, ${formatPercent(x)} of the new facts learned` : "";
        return `${name}: ${formatPercent(y)} right, at least ${formatPercent(tail)} against the best${learned}`;
      })
      .join("");
  return <StopReader label={`${decisionTitle} ${summary}`} {...{ height, draw, wordsOf }} />;
}
