"use client";

import { useState } from "react";
import type { ParallelAxis } from "@/components/charts/parallel-axes";
import {
  type ParallelLine,
  ParallelSvg,
  parallelHeight,
  parallelWidth,
} from "@/components/charts/parallel-svg";
import { useElementWidth } from "@/components/charts/use-element-width";
import { ScrollRegion } from "@/components/ui/scroll-region";

type ParallelChartProps = {
  label: string;
  axes: readonly ParallelAxis[];
  lines: readonly ParallelLine[];
};

/** One line a run over settings and outcomes side by side; pointing at a line brings it forward. */
export function ParallelChart({ label, axes, lines }: ParallelChartProps) {
  const { ref, width: room } = useElementWidth();
  const [active, setActive] = useState<string | null>(null);
  const width = parallelWidth(axes, room);
  return (
    <div ref={ref} className="min-w-0">
      <ScrollRegion label={label}>
        <svg
          width={width}
          height={parallelHeight}
          viewBox={`0 0 ${width} ${parallelHeight}`}
          aria-hidden="true"
          className="block"
        >
          <ParallelSvg {...{ axes, lines, width, active }} onActive={setActive} />
        </svg>
      </ScrollRegion>
      <p aria-hidden className="min-h-[18px] text-caption text-muted">
        {lines.find(({ id }) => id === active)?.label ?? "Point at a line to read its run."}
      </p>
    </div>
  );
}
