"use client";

import { barsHeight, drawBars, type RatioBar } from "@/components/charts/bars-svg";
import { DrawingSvg } from "@/components/charts/drawing";
import { useElementWidth } from "@/components/charts/use-element-width";

type BarsChartProps = { label: string; bars: readonly RatioBar[] };

/** A few ratios under each other on one scale. */
export function BarsChart({ label, bars }: BarsChartProps) {
  const { ref, width, isMeasured } = useElementWidth();
  const height = barsHeight(bars);
  return (
    <div ref={ref} style={{ height }}>
      {isMeasured && (
        <svg role="img" aria-label={label} width={width} height={height} className="block">
          <DrawingSvg drawing={drawBars(bars, { width, height })} />
        </svg>
      )}
    </div>
  );
}
