import { useXAxisScale, useYAxisScale } from "recharts";
import { strokeOf, textColorOf } from "@/components/charts/paint";
import type { PathSeries } from "@/components/charts/path-model";
import { arrowsAlong, labelledStops } from "@/components/charts/path-stops";

/** Arrowheads along a path and the names of its stops, placed by the scales of the chart around them. */
export function PathMarks({ path }: { path: PathSeries }) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (!x || !y) return null;
  const screen = path.points.flatMap((point) => {
    const px = x(point.x);
    const py = y(point.y);
    return px === undefined || py === undefined ? [] : [{ ...point, px, py }];
  });
  return (
    <g>
      {arrowsAlong(screen).map((arrow) => (
        <path
          key={`${arrow.px} ${arrow.py}`}
          d="M-4 -3.4L3.4 0L-4 3.4z"
          transform={`translate(${arrow.px} ${arrow.py}) rotate(${arrow.degrees})`}
          fill={strokeOf(path.color)}
        />
      ))}
      {labelledStops(screen).map(({ px, py, label, shortLabel }) => (
        <text
          key={label}
          x={px + 5}
          y={py - 6}
          fontSize={11}
          fontWeight={500}
          fill={textColorOf(path.color)}
        >
          {shortLabel}
        </text>
      ))}
    </g>
  );
}
