"use client";

import { useState } from "react";
import { createAxis, hundredth } from "@/components/charts/axis";
import { useElementWidth } from "@/components/charts/use-element-width";

export type Flow = { key: string; label: string; tick?: string; gained: number; lost: number };
type FlowSide = "gained" | "lost";

type FlowChartProps = {
  label: string;
  flows: readonly Flow[];
  height?: number;
  onSelect?: (flow: Flow, side: FlowSide) => void;
  emptyReason?: string;
};

const left = 44;
const axisHeight = 22;

type BarProps = {
  side: FlowSide;
  x: number;
  y: number;
  width: number;
  height: number;
  words: string;
};

function FlowBar({
  side,
  words,
  onSelect,
  ...box
}: BarProps & { onSelect?: (() => void) | undefined }) {
  const paint = { fill: side === "gained" ? "var(--known)" : "var(--unknown)", rx: 1.5 };
  if (!onSelect || box.height === 0) return <rect {...box} {...paint} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element cannot stand inside a picture
    <rect
      {...box}
      {...paint}
      role="button"
      tabIndex={0}
      aria-label={`${words}: show the examples`}
      onClick={onSelect}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onSelect();
      }}
      className="cursor-pointer hover:opacity-75"
    />
  );
}

function tickEvery(count: number, width: number) {
  return Math.max(1, Math.ceil((count * 34) / Math.max(1, width)));
}

/** Examples gained above and lost below at each checkpoint, on one scale; a bar opens its examples. */
export function FlowChart({ label, flows, height = 168, onSelect, emptyReason }: FlowChartProps) {
  const { ref, width } = useElementWidth();
  const [hovered, setHovered] = useState<Flow | null>(null);
  const most = flows.reduce((high, { gained, lost }) => Math.max(high, gained, lost), 0);
  if (most === 0) {
    return (
      <p className="rounded-lg border border-dashed px-4 py-10 text-center text-muted">
        {emptyReason ?? "No example changed between checkpoints."}
      </p>
    );
  }
  const bottom = height - axisHeight;
  const y = createAxis({ domain: [-most, most], pixels: [bottom, 6], ticks: 2 });
  const pitch = (width - left) / flows.length;
  const bar = Math.max(1, Math.min(28, pitch * 0.78));
  const every = tickEvery(flows.length, width - left);
  return (
    <div ref={ref}>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture of several buttons */}
      <svg
        width={width}
        height={height}
        role="group"
        aria-label={label}
        className="block max-w-full"
      >
        {[most, 0, -most].map((tick) => (
          <g key={tick}>
            <line
              x1={left}
              x2={width}
              y1={y.at(tick)}
              y2={y.at(tick)}
              stroke={tick === 0 ? "var(--line-strong)" : "var(--grid)"}
            />
            <text
              x={left - 8}
              y={y.at(tick)}
              dy="0.34em"
              textAnchor="end"
              fontSize={11}
              fill="var(--muted)"
            >
              {tick === 0 ? "0" : tick > 0 ? `+${tick}` : `−${-tick}`}
            </text>
          </g>
        ))}
        {flows.map((flow, index) => {
          const x = hundredth(left + index * pitch + (pitch - bar) / 2);
          const up = y.at(0) - y.at(flow.gained);
          const down = y.at(-flow.lost) - y.at(0);
          const select = (side: FlowSide) => onSelect && (() => onSelect(flow, side));
          return (
            <g
              key={flow.key}
              onPointerEnter={() => setHovered(flow)}
              onPointerLeave={() => setHovered(null)}
            >
              <rect
                x={left + index * pitch}
                y={0}
                width={pitch}
                height={bottom}
                fill="transparent"
              />
              <FlowBar
                side="gained"
                x={x}
                y={y.at(flow.gained)}
                width={bar}
                height={up}
                words={`${flow.label}, ${flow.gained} gained`}
                onSelect={select("gained")}
              />
              <FlowBar
                side="lost"
                x={x}
                y={y.at(0)}
                width={bar}
                height={down}
                words={`${flow.label}, ${flow.lost} lost`}
                onSelect={select("lost")}
              />
              {index % every === 0 && (
                <text
                  x={x + bar / 2}
                  y={height - 6}
                  textAnchor="middle"
                  fontSize={11}
                  fill="var(--muted)"
                >
                  {flow.tick ?? flow.label}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <p aria-hidden className="min-h-[18px] text-caption text-muted">
        {hovered
          ? `${hovered.label}: ${hovered.gained} gained, ${hovered.lost} lost`
          : "Blue above: gained. Vermillion below: lost."}
      </p>
    </div>
  );
}
