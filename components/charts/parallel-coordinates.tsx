"use client";

import { useMemo, useState } from "react";
import { fitText } from "@/components/charts/label-layout";
import { type ColorToken, strokeOf } from "@/components/charts/paint";
import { type ParallelAxis, pathOver, placeAxes } from "@/components/charts/parallel-axes";
import { dashes } from "@/components/charts/series-stroke";
import { useElementWidth } from "@/components/charts/use-element-width";

export type ParallelLine = {
  id: string;
  label: string;
  color: ColorToken;
  dash?: keyof typeof dashes;
};

type ParallelCoordinatesProps = {
  label: string;
  axes: readonly ParallelAxis[];
  lines: readonly ParallelLine[];
  height?: number;
};

const leastPitch = 96;
const hit = 10;

function AxisRule({
  axis,
  at,
}: {
  axis: ReturnType<typeof placeAxes>[number];
  at: { top: number; bottom: number; pitch: number };
}) {
  return (
    <g>
      <line x1={axis.x} x2={axis.x} y1={at.top} y2={at.bottom} stroke="var(--line-strong)" />
      <text x={axis.x - 2} y={16} fontSize={11} fontWeight={600} fill="var(--ink)">
        {fitText(axis.axis.label, at.pitch - 8, 11)}
      </text>
      {axis.ticks.map(({ y, text }) => (
        <text
          key={`${y} ${text}`}
          x={axis.x + 5}
          y={y}
          dy="0.34em"
          fontSize={11}
          fill="var(--muted)"
          stroke="var(--card)"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {fitText(text, at.pitch - 14, 11)}
        </text>
      ))}
    </g>
  );
}

/** One line a run over settings and outcomes side by side; pointing at a line or its name brings it forward. */
export function ParallelCoordinates({
  label,
  axes,
  lines,
  height = 280,
}: ParallelCoordinatesProps) {
  const { ref, width: box } = useElementWidth();
  const [active, setActive] = useState<string | null>(null);
  const width = Math.max(box, (axes.length - 1) * leastPitch + 90);
  const bounds = { left: 10, right: width - 80, top: 34, bottom: height - 12 };
  const { left, right, top, bottom } = bounds;
  const placed = useMemo(
    () => placeAxes(axes, { left, right, top, bottom }),
    [axes, left, right, top, bottom],
  );
  const pitch = (right - left) / Math.max(1, axes.length - 1);
  return (
    <div ref={ref}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section aria-label={label} tabIndex={0} className="overflow-x-auto">
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {lines.map((line, index) => {
            const d = pathOver(placed, index);
            const isDim = active !== null && active !== line.id;
            return (
              <g
                key={line.id}
                onPointerEnter={() => setActive(line.id)}
                onPointerLeave={() => setActive(null)}
              >
                <path d={d} fill="none" stroke="transparent" strokeWidth={hit} />
                <path
                  d={d}
                  fill="none"
                  stroke={strokeOf(line.color)}
                  strokeDasharray={dashes[line.dash ?? "solid"]}
                  strokeWidth={active === line.id ? 3 : 1.7}
                  opacity={isDim ? 0.16 : 0.9}
                />
              </g>
            );
          })}
          <g pointerEvents="none">
            {placed.map((axis) => (
              <AxisRule key={axis.axis.key} axis={axis} at={{ top, bottom, pitch }} />
            ))}
          </g>
        </svg>
      </section>
      <p aria-hidden className="min-h-[18px] text-caption text-muted">
        {lines.find(({ id }) => id === active)?.label ?? "Point at a line to read its run."}
      </p>
    </div>
  );
}
