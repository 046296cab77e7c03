"use client";

import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import type { FlowSide } from "@/components/charts/flow-bar";
import { FlowPlot } from "@/components/charts/flow-plot";
import { NoPicture } from "@/components/charts/no-picture";
import { useElementWidth } from "@/components/charts/use-element-width";
import { useKept } from "@/components/charts/use-kept";

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

function areSameFlows(a: readonly Flow[], b: readonly Flow[]) {
  const keys = ["key", "label", "tick", "gained", "lost"] as const;
  return (
    a.length === b.length &&
    a.every((flow, index) => keys.every((key) => flow[key] === b[index]?.[key]))
  );
}

/** One function for the life of the chart that calls the newest, so that bars keep their focus. */
function useSteadySelect(onSelect: FlowChartProps["onSelect"]) {
  const newest = useRef(onSelect);
  useEffect(() => {
    newest.current = onSelect;
  }, [onSelect]);
  const select = useCallback((flow: Flow, side: FlowSide) => newest.current?.(flow, side), []);
  return onSelect && select;
}

/** Examples gained above and lost below at each checkpoint, on one scale; a bar opens its examples. */
export function FlowChart(props: FlowChartProps) {
  const { label, height = 168, emptyReason } = props;
  const flows = useKept(props.flows, areSameFlows);
  const onSelect = useSteadySelect(props.onSelect);
  const { ref, width, isMeasured } = useElementWidth();
  const [hovered, setHovered] = useState<Flow | null>(null);
  if (flows.every(({ gained, lost }) => gained === 0 && lost === 0)) {
    return <NoPicture>{emptyReason ?? "No example changed between checkpoints."}</NoPicture>;
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
