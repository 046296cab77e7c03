import { Area, type DotItemDotProps, ErrorBar, Line } from "recharts";
import { strokeOf } from "@/components/charts/paint";
import type { PlotPanel, PlotPoint, PlotSeries } from "@/components/charts/plot-model";
import { PlotSymbol } from "@/components/charts/plot-symbol";
import {
  bandOpacity,
  lighterBand,
  strokeProps,
  whiskerWidth,
} from "@/components/charts/series-stroke";
import {
  dottedPoints,
  shownInterval,
  shownLighter,
  shownValue,
} from "@/components/charts/series-values";

const quiet = { activeDot: false, isAnimationActive: false, zIndex: 0 } as const;

function renderDots(series: PlotSeries, panel: PlotPanel) {
  const dotted = dottedPoints(series, panel);
  if (dotted.size === 0) return false;
  return ({ cx, cy, payload, index }: DotItemDotProps) =>
    dotted.has(payload) && cx !== undefined && cy !== undefined ? (
      <PlotSymbol
        key={index}
        x={cx}
        y={cy}
        isRing={payload.x === series.ringAt}
        shape={series.marker}
        color={series.color}
      />
    ) : (
      <g key={index} />
    );
}

/** How far the interval reaches below and above its value, as an error bar wants it. */
function reachOf(point: PlotPoint, panel: PlotPanel): [number, number] | [] {
  const interval = shownInterval(point, panel);
  return interval && point.y !== null ? [point.y - interval[0], interval[1] - point.y] : [];
}

/** The band, the line with its symbols and the whiskers of one series. */
function PlotLine({ series, panel }: { series: PlotSeries; panel: PlotPanel }) {
  const data = series.points.filter(({ x }) => Number.isFinite(x));
  const color = strokeOf(series.color);
  const hasBand = !series.isWhiskered && data.some((point) => shownInterval(point, panel));
  return (
    <>
      {hasBand && (
        <Area<PlotPoint, [number, number] | null>
          {...quiet}
          yAxisId={panel.id}
          data={data}
          dataKey={(point) => shownInterval(point, panel)}
          stroke="none"
          fill={color}
          fillOpacity={bandOpacity}
        />
      )}
      {data.some((point) => shownLighter(point, panel)) && (
        <Area<PlotPoint, [number, number] | null>
          {...quiet}
          {...lighterBand}
          yAxisId={panel.id}
          data={data}
          dataKey={(point) => shownLighter(point, panel)}
          stroke={color}
          fill={color}
        />
      )}
      <Line<PlotPoint, number | null>
        {...quiet}
        {...strokeProps(series)}
        yAxisId={panel.id}
        data={data}
        dataKey={(point) => shownValue(point.y, panel)}
        dot={renderDots(series, panel)}
      >
        {series.isWhiskered && (
          <ErrorBar
            dataKey={(point: PlotPoint) => reachOf(point, panel)}
            width={0}
            stroke={color}
            strokeWidth={whiskerWidth}
            isAnimationActive={false}
            zIndex={0}
          />
        )}
      </Line>
    </>
  );
}

export function plotSeries(series: readonly PlotSeries[], panel: PlotPanel) {
  return series.map((item) => <PlotLine key={item.id} series={item} panel={panel} />);
}
