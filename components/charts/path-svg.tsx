import { drawAxes } from "@/components/charts/axes-svg";
import type { Drawing, DrawingText } from "@/components/charts/drawing";
import { strokeOf, textColorOf } from "@/components/charts/paint";
import type { PathSeries } from "@/components/charts/path-model";
import { pathScales } from "@/components/charts/path-scales";
import { arrowsAlong, labelledStops } from "@/components/charts/path-stops";

type PathFrame = { width: number; height: number; xLabel: string };

function screenPoints(path: PathSeries, { x, y }: ReturnType<typeof pathScales>) {
  return path.points.map((point) => ({ ...point, px: x.at(point.x), py: y.at(point.y) }));
}

type PathShapesProps = { path: PathSeries; scales: ReturnType<typeof pathScales> };

function PathShapes({ path, scales }: PathShapesProps) {
  const screen = screenPoints(path, scales);
  const color = strokeOf(path.color);
  return (
    <g>
      <polyline
        points={screen.map(({ px, py }) => `${px},${py}`).join(" ")}
        fill="none"
        stroke={color}
        strokeWidth={1.6}
        strokeLinejoin="round"
      />
      {arrowsAlong(screen).map(({ px, py, degrees }) => (
        <path
          key={`${px} ${py}`}
          d="M-4 -3.4L3.4 0L-4 3.4z"
          transform={`translate(${px} ${py}) rotate(${degrees})`}
          fill={color}
        />
      ))}
      {screen.map(({ px, py, label }, index) => {
        const isRing = index === path.ringAt;
        return (
          <circle
            key={label}
            cx={px}
            cy={py}
            r={isRing ? 4.2 : 1.9}
            fill={isRing ? "var(--card)" : color}
            stroke={color}
            strokeWidth={isRing ? 1.8 : 0}
          />
        );
      })}
    </g>
  );
}

/** The path through time as the server draws it: the same scales, arrows and names as in the browser. */
export function drawPath(paths: readonly PathSeries[], room: PathFrame): Drawing {
  const { width, height, xLabel } = room;
  const scales = pathScales(paths, room);
  const axes = drawAxes({ scales, xLabel: { text: xLabel, y: height - 9 } });
  const texts = [
    ...axes.texts,
    ...paths.flatMap((path) =>
      labelledStops(screenPoints(path, scales)).map(
        ({ px, py, label, shortLabel }): DrawingText => {
          const place = { x: px + 5, y: py - 10, anchor: "start" as const };
          const color = textColorOf(path.color);
          return { id: `${path.id} ${label}`, text: shortLabel, ...place, color, weight: 500 };
        },
      ),
    ),
  ];
  const shapes = (
    <>
      {axes.shapes}
      {paths.map((path) => (
        <PathShapes key={path.id} path={path} scales={scales} />
      ))}
    </>
  );
  return { width, height, shapes, texts };
}
