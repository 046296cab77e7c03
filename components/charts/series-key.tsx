import { strokeOf } from "@/components/charts/paint";
import type { PlotSeries } from "@/components/charts/plot-model";
import { PlotSymbol } from "@/components/charts/plot-symbol";
import { dashes } from "@/components/charts/series-stroke";

/** A short piece of the line, with its dash and marker. */
export function SeriesKey({
  series,
}: {
  series: Pick<PlotSeries, "color" | "dash" | "marker" | "isScattered">;
}) {
  return (
    <svg viewBox="0 0 16 10" className="h-2.5 w-4 shrink-0" aria-hidden="true">
      {!series.isScattered && (
        <line
          x1="0"
          x2="16"
          y1="5"
          y2="5"
          stroke={strokeOf(series.color)}
          strokeWidth="2"
          strokeDasharray={dashes[series.dash ?? "solid"]}
        />
      )}
      {series.marker && <PlotSymbol x={8} y={5} color={series.color} shape={series.marker} />}
    </svg>
  );
}
