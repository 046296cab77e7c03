"use client";

import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { DrawingSvg } from "@/components/charts/drawing";
import { useElementWidth } from "@/components/charts/use-element-width";
import type { DecisionModel } from "@/components/runs/decision/decision-model";
import { decisionScales } from "@/components/runs/decision/decision-scales";
import { drawDecision } from "@/components/runs/decision/decision-svg";
import { decisionTitle } from "@/components/runs/decision/decision-words";
import { formatPercent } from "@/lib/format";

type DecisionChartProps = { model: DecisionModel; summary: string; height?: number };

/** The dots of a decision to read by pointer, touch or arrow keys. */
export function DecisionChart({ model, summary, height = 300 }: DecisionChartProps) {
  const { ref, width, isMeasured } = useElementWidth();
  const [index, setIndex] = useState<number | null>(null);
  const scales = decisionScales(model, { width, height });
  const current = index === null ? null : (model.dots[index] ?? null);
  const learned = (x: number) =>
    model.x.unit === "ratio" ? `, ${formatPercent(x)} of the new facts learned` : "";
  const text = current
    ? `${current.name}: ${formatPercent(current.y)} right, at least ${formatPercent(current.tail)} against the best${learned(current.x)}`
    : null;
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [left, top] = [event.clientX - box.left, event.clientY - box.top];
    const away = model.dots.map(({ x, y }) =>
      Math.hypot(scales.x.at(x) - left, scales.y.at(y) - top),
    );
    setIndex(away.indexOf(Math.min(...away)));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setIndex(Math.min(model.dots.length - 1, Math.max(0, index === null ? 0 : index + by)));
  };
  return (
    <div ref={ref}>
      <div className="relative overflow-hidden" style={{ height }}>
        {isMeasured && (
          <svg aria-hidden="true" width={width} height={height} className="block">
            <DrawingSvg drawing={drawDecision(model, { width, height })} />
            {current && (
              <circle
                cx={scales.x.at(current.x)}
                cy={scales.y.at(current.y)}
                r={7}
                fill="none"
                stroke="var(--ink)"
                strokeWidth={1.4}
              />
            )}
          </svg>
        )}
        <div
          role="slider"
          tabIndex={0}
          aria-label={`${decisionTitle} ${summary}`}
          aria-valuemin={0}
          aria-valuemax={model.dots.length - 1}
          aria-valuenow={index ?? 0}
          aria-valuetext={text ?? "Arrow keys read the checkpoints"}
          className="absolute inset-0 touch-pan-y rounded-md"
          onPointerMove={onPointerMove}
          onPointerLeave={() => setIndex(null)}
          onBlur={() => setIndex(null)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p aria-hidden className="min-h-[18px] text-caption text-muted">
        {text}
      </p>
    </div>
  );
}
