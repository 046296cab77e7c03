"use client";

import { type KeyboardEvent, useState } from "react";
import type { FlowSide } from "@/components/charts/flow-bar";
import { FlowPlot } from "@/components/charts/flow-plot";
import { useElementWidth } from "@/components/charts/use-element-width";

export type Flow = { key: string; label: string; tick?: string; gained: number; lost: number };

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
  const placeOf = (bar: Element) => Number(bar.getAttribute("data-place"));
  const bars = [...event.currentTarget.querySelectorAll<SVGRectElement>('[role="button"]')].sort(
    (a, b) => placeOf(a) - placeOf(b),
  );
  const at = bars.findIndex((bar) => bar.contains(document.activeElement));
  event.preventDefault();
  bars[Math.min(bars.length - 1, Math.max(0, at + by))]?.focus();
}

/** Examples gained above and lost below at each checkpoint, on one scale; a bar opens its examples. */
export function FlowChart({ label, flows, height = 168, onSelect, emptyReason }: FlowChartProps) {
  const { ref, width, isMeasured } = useElementWidth();
  const [hovered, setHovered] = useState<Flow | null>(null);
  if (flows.every(({ gained, lost }) => gained === 0 && lost === 0)) {
    return (
      <p className="rounded-lg border border-dashed px-4 py-10 text-center text-muted">
        {emptyReason ?? "No example changed between checkpoints."}
      </p>
    );
  }
  return (
    <div ref={ref}>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture of several buttons */}
      <div
        role="group"
        aria-label={label}
        className="overflow-hidden"
        style={{ height }}
        onKeyDown={walkBars}
      >
        {isMeasured && (
          <FlowPlot
            flows={flows}
            width={width}
            height={height}
            onSelect={onSelect}
            onHover={setHovered}
          />
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
