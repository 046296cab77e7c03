"use client";

import { useState } from "react";
import { PathGrid, PathLine, type PathSeries, pathAxes } from "@/components/charts/path-picture";
import { useElementWidth } from "@/components/charts/use-element-width";
import { formatPercent } from "@/lib/format";

type PathChartProps = {
  label: string;
  summary?: string;
  xLabel: string;
  yLabel: string;
  paths: readonly PathSeries[];
  height?: number;
  emptyReason?: string;
};

/** Accuracy against the share of Unknown fitted, as a path through time: arrows say where it goes. */
export function PathChart({
  label,
  summary,
  xLabel,
  yLabel,
  paths,
  height = 240,
  emptyReason,
}: PathChartProps) {
  const { ref, width } = useElementWidth();
  const [index, setIndex] = useState<number | null>(null);
  const points = paths.flatMap((path) => path.points.map((point) => ({ path, point })));
  if (points.length === 0) {
    return (
      <p className="rounded-lg border border-dashed px-4 py-10 text-center text-muted">
        {emptyReason ?? "No checkpoint has both numbers."}
      </p>
    );
  }
  const axes = pathAxes({ paths, width, height });
  const current = index === null ? null : (points[index] ?? null);
  const say = ({ path, point }: (typeof points)[number]) =>
    `${path.label}, ${point.label}: ${yLabel} ${formatPercent(point.y)}, ${xLabel} ${formatPercent(point.x)}`;
  const move = (by: number) =>
    setIndex((at) => Math.min(points.length - 1, Math.max(0, at === null ? 0 : at + by)));
  const pick = (px: number, py: number) => {
    const away = points.map(({ point }) =>
      Math.hypot(axes.x.at(point.x) - px, axes.y.at(point.y) - py),
    );
    setIndex(away.indexOf(Math.min(...away)));
  };
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label={summary ? `${label}. ${summary}` : label}
      aria-valuemin={0}
      aria-valuemax={points.length - 1}
      aria-valuenow={index ?? 0}
      aria-valuetext={current ? say(current) : "Arrow keys read the checkpoints"}
      className="touch-pan-y rounded-md"
      onPointerMove={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        pick(event.clientX - box.left, event.clientY - box.top);
      }}
      onPointerLeave={() => setIndex(null)}
      onBlur={() => setIndex(null)}
      onKeyDown={(event) => {
        const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        move(by);
      }}
    >
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
        className="block max-w-full"
      >
        <PathGrid axes={axes} width={width} height={height} xLabel={xLabel} />
        {paths.map((path) => (
          <PathLine key={path.id} path={path} axes={axes} />
        ))}
        {current && (
          <circle
            cx={axes.x.at(current.point.x)}
            cy={axes.y.at(current.point.y)}
            r={6}
            fill="none"
            stroke="var(--ink)"
            strokeWidth={1.4}
          />
        )}
      </svg>
      <p aria-hidden className="min-h-[18px] text-caption text-muted">
        {current ? say(current) : ""}
      </p>
    </div>
  );
}
