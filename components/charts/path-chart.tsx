"use client";

import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { DrawingSvg } from "@/components/charts/drawing";
import { EmptyChart } from "@/components/charts/empty-chart";
import type { PathSeries } from "@/components/charts/path-model";
import { pathScales } from "@/components/charts/path-scales";
import { drawPath } from "@/components/charts/path-svg";
import { useElementWidth } from "@/components/charts/use-element-width";
import { formatPercent } from "@/lib/format";

export type PathChartProps = {
  label: string;
  summary?: string;
  xLabel: string;
  yLabel: string;
  paths: readonly PathSeries[];
  height?: number;
  emptyReason?: string;
};

/** Accuracy against the share of Unknown fitted, as a path through time: arrows say where it goes. */
export function PathChart(props: PathChartProps) {
  const { label, summary, xLabel, yLabel, paths, height = 240, emptyReason } = props;
  const { ref, width, isMeasured } = useElementWidth();
  const [index, setIndex] = useState<number | null>(null);
  const points = paths.flatMap((path) => path.points.map((point) => ({ path, point })));
  if (points.length === 0) {
    return <EmptyChart>{emptyReason ?? "No checkpoint has both numbers."}</EmptyChart>;
  }
  const { x, y } = pathScales(paths, { width, height });
  const current = index === null ? null : (points[index] ?? null);
  const text = current
    ? `${current.path.label}, ${current.point.label}: ${yLabel} ${formatPercent(current.point.y)}, ${xLabel} ${formatPercent(current.point.x)}`
    : null;
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [left, top] = [event.clientX - box.left, event.clientY - box.top];
    const away = points.map(({ point }) => Math.hypot(x.at(point.x) - left, y.at(point.y) - top));
    setIndex(away.indexOf(Math.min(...away)));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setIndex(index === null ? 0 : Math.min(points.length - 1, Math.max(0, index + by)));
  };
  return (
    <div ref={ref}>
      <div className="relative overflow-hidden" style={{ height }}>
        {isMeasured && (
          <svg aria-hidden="true" width={width} height={height} className="block">
            <DrawingSvg drawing={drawPath(paths, { width, height, xLabel })} />
            {current && (
              <circle
                cx={x.at(current.point.x)}
                cy={y.at(current.point.y)}
                r={6}
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
          aria-label={summary ? `${label}. ${summary}` : label}
          aria-valuemin={0}
          aria-valuemax={points.length - 1}
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
