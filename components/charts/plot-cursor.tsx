import { strokeOf } from "@/components/charts/paint";
import type { PanelLayout } from "@/components/charts/panel-layout";
import type { Range } from "@/components/charts/plot-model";
import type { Reading, Stop } from "@/components/charts/reading";

type PlotCursorProps = {
  layout: PanelLayout;
  stop: Stop | null;
  selection: Range | null;
  readings: readonly Reading[];
};

/** The one line through all panels, a dot on every series, and the range being selected. */
export function PlotCursor({ layout, stop, selection, readings }: PlotCursorProps) {
  const { x, top, bottom, panels } = layout;
  return (
    <g pointerEvents="none">
      {selection && (
        <rect
          x={x.at(selection[0])}
          y={top}
          width={x.at(selection[1]) - x.at(selection[0])}
          height={bottom - top}
          fill="var(--known)"
          opacity={0.14}
        />
      )}
      {stop && (
        <line
          x1={x.at(stop.x)}
          x2={x.at(stop.x)}
          y1={top}
          y2={bottom}
          stroke="var(--line-strong)"
        />
      )}
      {stop &&
        readings.map(({ series, panel, value }) => {
          const drawn = panels.find((item) => item.panel.id === panel.id);
          const y = drawn && value !== null ? drawn.y.at(value) : Number.NaN;
          if (!Number.isFinite(y)) return null;
          return (
            <circle
              key={series.id}
              cx={x.at(stop.x)}
              cy={y}
              r={3.4}
              fill={strokeOf(series.color)}
              stroke="var(--card)"
              strokeWidth={1.5}
            />
          );
        })}
    </g>
  );
}
