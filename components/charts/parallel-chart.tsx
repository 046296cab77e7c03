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

type ParallelChartProps = {
  label: string;
  axes: readonly ParallelAxis[];
  lines: readonly ParallelLine[];
};

/** A region that scrolls must be reachable by keyboard. */
const reachable = { tabIndex: 0 };

/** One line a run over settings and outcomes side by side; pointing at a line brings it forward. */
export function ParallelChart({ label, axes, lines }: ParallelChartProps) {
  const { ref, width: room } = useElementWidth();
  const [active, setActive] = useState<string | null>(null);
  const width = parallelWidth(axes, room);
  return (
    <div ref={ref} className="min-w-0">
      <section aria-label={label} {...reachable} className="relative overflow-x-auto">
        <svg
          width={width}
          height={parallelHeight}
          viewBox={`0 0 ${width} ${parallelHeight}`}
          aria-hidden="true"
          className="block"
        >
          <ParallelSvg {...{ axes, lines, width, active }} onActive={setActive} />
        </svg>
      </section>
      <p aria-hidden className="min-h-[18px] text-caption text-muted">
        {lines.find(({ id }) => id === active)?.label ?? "Point at a line to read its run."}
      </p>
    </div>
  );
}
