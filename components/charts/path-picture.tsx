import { line } from "d3-shape";
import { createAxis, fitDomain, formatTick } from "@/components/charts/axis";
import { type ColorToken, strokeOf, textColorOf } from "@/components/charts/paint";
import { arrowsAlong, labelledStops } from "@/components/charts/path-stops";

export type PathPoint = { x: number; y: number; label: string; shortLabel: string };
export type PathSeries = {
  id: string;
  label: string;
  color: ColorToken;
  points: readonly PathPoint[];
  /** Index of the checkpoint to ring. */
  ringAt?: number | null;
};

const margin = { left: 48, right: 26, top: 20, bottom: 38 };

type PathBox = { paths: readonly PathSeries[]; width: number; height: number };

export function pathAxes({ paths, width, height }: PathBox) {
  const all = paths.flatMap(({ points }) => points);
  return {
    x: createAxis({
      domain: [0, 1],
      pixels: [margin.left, width - margin.right],
      ticks: width < 420 ? 4 : 5,
    }),
    y: createAxis({
      domain: fitDomain({ values: all.map(({ y }) => y), unit: "ratio" }),
      pixels: [height - margin.bottom, margin.top],
      ticks: 5,
      isNice: true,
    }),
  };
}

export type PathAxes = ReturnType<typeof pathAxes>;

export function PathLine({ path, axes }: { path: PathSeries; axes: PathAxes }) {
  const screen = path.points.map((point) => ({
    ...point,
    px: axes.x.at(point.x),
    py: axes.y.at(point.y),
  }));
  const draw = line<(typeof screen)[number]>(
    ({ px }) => px,
    ({ py }) => py,
  );
  const color = strokeOf(path.color);
  return (
    <g>
      <path
        d={draw(screen) ?? ""}
        fill="none"
        stroke={color}
        strokeWidth={1.6}
        strokeLinejoin="round"
      />
      {arrowsAlong(screen).map((arrow) => (
        <path
          key={`${arrow.px} ${arrow.py}`}
          d="M-4 -3.4L3.4 0L-4 3.4z"
          transform={`translate(${arrow.px} ${arrow.py}) rotate(${arrow.degrees})`}
          fill={color}
        />
      ))}
      {screen.map(({ px, py, label }, index) => (
        <circle
          key={label}
          cx={px}
          cy={py}
          r={index === path.ringAt ? 4.2 : 1.9}
          fill={index === path.ringAt ? "var(--card)" : color}
          stroke={color}
          strokeWidth={index === path.ringAt ? 1.8 : 0}
        />
      ))}
      {labelledStops(screen).map(({ px, py, shortLabel }) => (
        <text
          key={shortLabel}
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

export function PathGrid({
  axes,
  width,
  height,
  xLabel,
}: {
  axes: PathAxes;
  width: number;
  height: number;
  xLabel: string;
}) {
  return (
    <g fontSize={11} fill="var(--muted)">
      {axes.y.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={margin.left}
            x2={width - margin.right}
            y1={axes.y.at(tick)}
            y2={axes.y.at(tick)}
            stroke="var(--grid)"
          />
          <text x={margin.left - 7} y={axes.y.at(tick)} dy="0.34em" textAnchor="end">
            {formatTick(tick, "ratio")}
          </text>
        </g>
      ))}
      {axes.x.ticks.map((tick) => (
        <text key={tick} x={axes.x.at(tick)} y={height - 22} textAnchor="middle">
          {formatTick(tick, "ratio")}
        </text>
      ))}
      <text x={(margin.left + width - margin.right) / 2} y={height - 5} textAnchor="middle">
        {xLabel}
      </text>
    </g>
  );
}
