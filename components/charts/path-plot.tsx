import { memo } from "react";
import {
  CartesianGrid,
  ComposedChart,
  type DotItemDotProps,
  Line,
  ReferenceDot,
  XAxis,
  YAxis,
} from "recharts";
import { XTick, YTick } from "@/components/charts/axis-tick";
import { strokeOf } from "@/components/charts/paint";
import { PathMarks } from "@/components/charts/path-marks";
import type { PathPoint, PathSeries } from "@/components/charts/path-model";
import { pathAxisHeight, pathDomains, pathLeft, pathMargin } from "@/components/charts/path-scales";
import { type NearestStop, ReportNearestStop } from "@/components/charts/report-nearest-stop";

const axisProps = { axisLine: false, tickLine: false, interval: 0, niceTicks: "none" } as const;

function dotOf(path: PathSeries) {
  return ({ cx, cy, index }: DotItemDotProps) => {
    const isRing = index === path.ringAt;
    return (
      <circle
        key={index}
        cx={cx}
        cy={cy}
        r={isRing ? 4.2 : 1.9}
        fill={isRing ? "var(--card)" : strokeOf(path.color)}
        stroke={strokeOf(path.color)}
        strokeWidth={isRing ? 1.8 : 0}
      />
    );
  };
}

type PathDrawingProps = { paths: readonly PathSeries[]; width: number };

const PathDrawing = memo(function PathDrawing({ paths, width }: PathDrawingProps) {
  const { x, y } = pathDomains(paths, width);
  return (
    <>
      <XAxis
        {...axisProps}
        type="number"
        dataKey="x"
        domain={[0, 1]}
        ticks={x.ticks}
        height={pathAxisHeight}
        tick={({ x: at, y: top, payload }) => (
          <XTick x={Number(at)} y={Number(top) - 8} value={payload.value} unit="ratio" />
        )}
      />
      <YAxis
        {...axisProps}
        type="number"
        domain={[...y.domain]}
        ticks={y.ticks}
        width={pathLeft}
        tick={({ y: at, payload }) => (
          <YTick x={pathLeft} y={Number(at)} value={payload.value} unit="ratio" />
        )}
      />
      <CartesianGrid vertical={false} syncWithTicks stroke="var(--grid)" zIndex={0} />
      {paths.map((path) => (
        <Line<PathPoint, number>
          key={path.id}
          data={path.points}
          dataKey="y"
          stroke={strokeOf(path.color)}
          strokeWidth={1.6}
          strokeLinejoin="round"
          dot={dotOf(path)}
          activeDot={false}
          isAnimationActive={false}
          zIndex={0}
        />
      ))}
      {paths.map((path) => (
        <PathMarks key={path.id} path={path} />
      ))}
    </>
  );
});

type PathPlotProps = PathDrawingProps & {
  height: number;
  xLabel: string;
  current: PathPoint | null;
  nearestStop: NearestStop;
};

export function PathPlot({ paths, width, height, xLabel, current, nearestStop }: PathPlotProps) {
  return (
    <ComposedChart width={width} height={height} margin={pathMargin} accessibilityLayer={false}>
      <PathDrawing paths={paths} width={width} />
      <text
        x={(pathLeft + width - pathMargin.right) / 2}
        y={height - 5}
        textAnchor="middle"
        fontSize={11}
        fill="var(--muted)"
      >
        {xLabel}
      </text>
      {current && (
        <ReferenceDot
          x={current.x}
          y={current.y}
          r={6}
          fill="none"
          stroke="var(--ink)"
          strokeWidth={1.4}
          ifOverflow="visible"
          zIndex={700}
        />
      )}
      <ReportNearestStop paths={paths} into={nearestStop} />
    </ComposedChart>
  );
}
