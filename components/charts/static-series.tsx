import { area, line } from "d3-shape";
import type { Axis } from "@/components/charts/axis";
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
  const curve = line<PlotPoint>()
    .digits(2)
    .defined((point) => shownValue(point.y, panel) !== null)
    .x((point) => x.at(point.x))
    .y((point) => y.at(point.y ?? 0));
  const between = (rangeOf: (point: PlotPoint) => [number, number] | null) =>
    area<PlotPoint>()
      .digits(2)
      .defined((point) => rangeOf(point) !== null)
      .x((point) => x.at(point.x))
      .y0((point) => y.at(rangeOf(point)?.[0] ?? 0))
      .y1((point) => y.at(rangeOf(point)?.[1] ?? 0))(points) ?? "";
  const whiskers = points.flatMap((point) => {
    const interval = intervalOf(point);
    return interval ? [`M${x.at(point.x)} ${y.at(interval[0])}V${y.at(interval[1])}`] : [];
  });
  return {
    curve: curve(points) ?? "",
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
