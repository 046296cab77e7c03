"use client";

import { type KeyboardEvent, useState } from "react";
import { type Axis, createAxis, hundredth } from "@/components/charts/axis";
import { FlowBar, type FlowSide } from "@/components/charts/flow-bar";
import { useElementWidth } from "@/components/charts/use-element-width";

export type Flow = { key: string; label: string; tick?: string; gained: number; lost: number };

type FlowChartProps = {
  label: string;
  flows: readonly Flow[];
  height?: number;
  onSelect?: (flow: Flow, side: FlowSide) => void;
  emptyReason?: string;
};

const left = 44;
const axisHeight = 22;
const tickPixels = 34;

/** One stop in the tab order; arrows walk from bar to bar. */
function walkBars(event: KeyboardEvent<SVGSVGElement>) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by === undefined) return;
  const bars = [...event.currentTarget.querySelectorAll<SVGRectElement>('[role="button"]')];
  const at = bars.findIndex((bar) => bar.contains(document.activeElement));
  event.preventDefault();
  bars[Math.min(bars.length - 1, Math.max(0, at + by))]?.focus();
}

function FlowAxis({ y, most, width }: { y: Axis; most: number; width: number }) {
  return [most, 0, -most].map((tick) => (
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
        {tick === 0 ? "0" : `${tick > 0 ? "+" : "−"}${Math.abs(tick)}`}
      </text>
    </g>
  ));
}

type ColumnProps = {
  flow: Flow;
  y: Axis;
  x: number;
  pitch: number;
  bottom: number;
  isFirst: boolean;
  hasTick: boolean;
  onSelect: FlowChartProps["onSelect"];
};

function FlowColumn({ flow, y, x, pitch, bottom, isFirst, hasTick, onSelect }: ColumnProps) {
  const width = hundredth(Math.max(1, Math.min(28, pitch * 0.78)));
  const start = hundredth(x + (pitch - width) / 2);
  const select = (side: FlowSide) => onSelect && (() => onSelect(flow, side));
  const common = { x: start, width };
  return (
    <>
      <rect x={x} y={0} width={pitch} height={bottom} fill="transparent" />
      <FlowBar
        {...common}
        side="gained"
        y={y.at(flow.gained)}
        height={hundredth(y.at(0) - y.at(flow.gained))}
        words={`${flow.label}, ${flow.gained} gained`}
        isInTabOrder={isFirst && flow.gained > 0}
        onSelect={select("gained")}
      />
      <FlowBar
        {...common}
        side="lost"
        y={y.at(0)}
        height={hundredth(y.at(-flow.lost) - y.at(0))}
        words={`${flow.label}, ${flow.lost} lost`}
        isInTabOrder={isFirst && flow.gained === 0}
        onSelect={select("lost")}
      />
      {hasTick && (
        <text
          x={start + width / 2}
          y={bottom + 16}
          textAnchor="middle"
          fontSize={11}
          fill="var(--muted)"
        >
          {flow.tick ?? flow.label}
        </text>
      )}
    </>
  );
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
  const pitch = hundredth((width - left) / flows.length);
  const every = Math.max(1, Math.ceil(tickPixels / pitch));
  const firstActive = flows.findIndex(({ gained, lost }) => gained + lost > 0);
  return (
    <div ref={ref}>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture of several buttons */}
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={label}
        className="block max-w-full"
        onKeyDown={walkBars}
      >
        <FlowAxis y={y} most={most} width={width} />
        {flows.map((flow, index) => (
          <g
            key={flow.key}
            onPointerEnter={() => setHovered(flow)}
            onPointerLeave={() => setHovered(null)}
          >
            <FlowColumn
              flow={flow}
              y={y}
              x={hundredth(left + index * pitch)}
              pitch={pitch}
              bottom={bottom}
              isFirst={index === firstActive}
              hasTick={index % every === 0}
              onSelect={onSelect}
            />
          </g>
        ))}
      </svg>
      <p aria-hidden className="min-h-[18px] text-caption text-muted">
        {hovered
          ? `${hovered.label}: ${hovered.gained} gained, ${hovered.lost} lost`
          : "Blue above: gained. Vermillion below: lost."}
      </p>
    </div>
  );
}
