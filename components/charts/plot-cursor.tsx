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

/**
 * The one line through all panels, a dot on every series, and the range being selected. It lies over the chart
 * in a layer of its own and has its layout: so moving it draws and paints nothing of the chart again, however many
 * lines that has.
 */
export function PlotCursor({ layout, stop, selection, readings }: PlotCursorProps) {
  const { width, height, top, bottom, x, panels } = layout;
  const axisOf = new Map(panels.map(({ panel, y }) => [panel.id, y]));
  return (
    <svg
      aria-hidden="true"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="pointer-events-none absolute inset-0 will-change-transform"
    >
      {selection && (
        <rect
          x={x.at(selection[0])}
          width={Math.max(0, x.at(selection[1]) - x.at(selection[0]))}
          y={top}
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
      {readings.map(({ series, panel, value, x: at }) => {
        const y = shownValue(value, panel);
        const axis = axisOf.get(panel.id);
        return y === null || axis === undefined ? null : (
          <circle
            key={series.id}
            cx={x.at(at)}
            cy={axis.at(y)}
            r={3.4}
            fill={strokeOf(series.color)}
            stroke="var(--card)"
            strokeWidth={1.5}
          />
        );
      })}
    </svg>
  );
}
