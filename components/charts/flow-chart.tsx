"use client";

import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { DrawingSvg } from "@/components/charts/drawing";
import { EmptyChart } from "@/components/charts/empty-chart";
import { FlowBar } from "@/components/charts/flow-bar";
import { drawFlow, type Flow, type FlowSide, flowAt } from "@/components/charts/flow-svg";
import { useElementWidth } from "@/components/charts/use-element-width";

export type FlowChartProps = {
  label: string;
  flows: readonly Flow[];
  height?: number;
  onSelect?: (flow: Flow, side: FlowSide) => void;
  emptyReason?: string;
};

/** One stop in the tab order; arrows walk from bar to bar, from left to right. */
function walkBars(event: KeyboardEvent<HTMLElement>) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by === undefined) return;
  const bars = [...event.currentTarget.querySelectorAll<SVGRectElement>('[role="button"]')];
  const at = bars.findIndex((bar) => bar.contains(document.activeElement));
  event.preventDefault();
  bars[Math.min(bars.length - 1, Math.max(0, at + by))]?.focus();
}

/** Examples gained above and lost below at each checkpoint, on one scale; a bar opens its examples. */
export function FlowChart(props: FlowChartProps) {
  const { label, flows, height = 168, onSelect, emptyReason } = props;
  const { ref, width, isMeasured } = useElementWidth();
  const [hovered, setHovered] = useState<Flow | null>(null);
  const first = flows.find(({ gained, lost }) => gained + lost > 0);
  if (first === undefined)
    return <EmptyChart>{emptyReason ?? "No example changed between checkpoints."}</EmptyChart>;
  const firstSide = first.gained > 0 ? "gained" : "lost";
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setHovered(flowAt(flows, x, width));
  };
  return (
    <div ref={ref}>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture of several buttons */}
      <div
        role="group"
        aria-label={label}
        className="overflow-hidden"
        style={{ height }}
        onKeyDown={walkBars}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setHovered(null)}
      >
        {isMeasured && (
          <svg width={width} height={height} className="block">
            <title>{label}</title>
            <DrawingSvg
              drawing={drawFlow(flows, { width, height }, (bar) => (
                <FlowBar
                  key={`${bar.flow.key} ${bar.side}`}
                  bar={bar}
                  isInTabOrder={bar.flow === first && bar.side === firstSide}
                  onSelect={onSelect}
                />
              ))}
            />
          </svg>
        )}
      </div>
      <p aria-hidden className="min-h-[18px] text-caption text-muted">
        {hovered
          ? `${hovered.label}: ${hovered.gained} gained, ${hovered.lost} lost`
          : "Blue above: gained. Vermillion below: lost."}
      </p>
    </div>
  );
}
