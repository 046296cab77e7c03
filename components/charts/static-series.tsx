import type { Axis } from "@/components/charts/axis";
import { areaPath, linePath } from "@/components/charts/curve-path";
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

type StaticSeriesProps = { series: PlotSeries; panel: PlotPanel; x: Axis; y: Axis };

function pathsOf({ series, panel, x, y }: StaticSeriesProps) {
  const points = series.points.filter((point) => Number.isFinite(x.at(point.x)));
  const intervalOf = (point: PlotPoint) => shownInterval(point, panel);
  const between = (rangeOf: (point: PlotPoint) => [number, number] | null) =>
    areaPath(
      points.map((point) => {
        const range = rangeOf(point);
        return range && [x.at(point.x), y.at(range[0]), y.at(range[1])];
      }),
    );
  const whiskers = points.flatMap((point) => {
    const interval = intervalOf(point);
    return interval ? [`M${x.at(point.x)} ${y.at(interval[0])}V${y.at(interval[1])}`] : [];
  });
  return {
    curve: linePath(
      points.map((point) => {
        const value = shownValue(point.y, panel);
        return value === null ? null : [x.at(point.x), y.at(point.y ?? 0)];
      }),
    ),
    band: between(intervalOf),
    lighter: between((point) => shownLighter(point, panel)),
    whiskers: whiskers.join(""),
  };
}

/** One series without any script; Recharts draws the same where there is one. */
export function StaticSeries(props: StaticSeriesProps) {
  const { series, panel, x, y } = props;
  const { curve, band, lighter, whiskers } = pathsOf(props);
  const color = strokeOf(series.color);
  const dots = [...dottedPoints(series, panel)].filter((point) => Number.isFinite(x.at(point.x)));
  return (
    <g>
      {series.isWhiskered ? (
        <path d={whiskers} stroke={color} strokeWidth={whiskerWidth} />
      ) : (
        <path d={band} fill={color} opacity={bandOpacity} />
      )}
      {lighter !== "" && <path d={lighter} fill={color} stroke={color} {...lighterBand} />}
      <path d={curve} {...strokeProps(series)} />
      {dots.map((point) => (
        <PlotSymbol
          key={`${point.x} ${point.label}`}
          x={x.at(point.x)}
          y={y.at(point.y ?? 0)}
          isRing={point.x === series.ringAt}
          shape={series.marker}
          color={series.color}
        />
      ))}
    </g>
  );
}
