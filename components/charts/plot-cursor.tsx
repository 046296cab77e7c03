import { ReferenceArea, ReferenceDot, ReferenceLine } from "recharts";
import { strokeOf } from "@/components/charts/paint";
import type { PanelLayout } from "@/components/charts/panel-layout";
import type { Range } from "@/components/charts/plot-model";
import type { Reading, Stop } from "@/components/charts/reading";
import { shownValue } from "@/components/charts/series-values";

type PlotCursorProps = {
  layout: PanelLayout;
  stop: Stop | null;
  selection: Range | null;
  readings: readonly Reading[];
};

/** The one line through all panels, a dot on every series, and the range being selected. */
export function PlotCursor({ layout, stop, selection, readings }: PlotCursorProps) {
  const { panels, top, bottom } = layout;
  const firstId = panels[0]?.panel.id ?? 0;
  return (
    <>
      {selection && (
        <ReferenceArea
          yAxisId={firstId}
          x1={selection[0]}
          x2={selection[1]}
          shape={({ x, width }) => (
            <rect
              x={x}
              width={width}
              y={top}
              height={bottom - top}
              fill="var(--known)"
              opacity={0.14}
            />
          )}
          zIndex={0}
        />
      )}
      {stop && (
        <ReferenceLine
          yAxisId={firstId}
          x={stop.x}
          shape={({ x1 }) => (
            <line x1={x1} x2={x1} y1={top} y2={bottom} stroke="var(--line-strong)" />
          )}
          zIndex={0}
        />
      )}
      {stop &&
        readings.map(({ series, panel, value }) => {
          const y = shownValue(value, panel);
          return y === null ? null : (
            <ReferenceDot
              key={series.id}
              yAxisId={panel.id}
              x={stop.x}
              y={y}
              ifOverflow="visible"
              r={3.4}
              fill={strokeOf(series.color)}
              stroke="var(--card)"
              strokeWidth={1.5}
              zIndex={700}
            />
          );
        })}
    </>
  );
}
