"use client";

import { EmptyChart } from "@/components/charts/empty-chart";
import type { PathSeries } from "@/components/charts/path-model";
import { pathScales } from "@/components/charts/path-scales";
import { drawPath } from "@/components/charts/path-svg";
import { StopReader } from "@/components/charts/stop-reader";
import { formatPercent } from "@/lib/format";

export type PathChartProps = {
  label: string;
  summary?: string;
  xLabel: string;
  yLabel: string;
  paths: readonly PathSeries[];
  height?: number;
  emptyReason?: string;
};

/** Accuracy against the share of Unknown fitted, as a path through time: arrows say where it goes. */
export function PathChart(props: PathChartProps) {
  const { label, summary, xLabel, yLabel, paths, height = 240, emptyReason } = props;
  const points = paths.flatMap((path) => path.points.map((point) => ({ path, point })));
  if (points.length === 0) {
    return <EmptyChart>{emptyReason ?? "No checkpoint has both numbers."}</EmptyChart>;
  }
  const draw = (width: number) => {
    const { x, y } = pathScales(paths, { width, height });
    return {
      drawing: drawPath(paths, { width, height, xLabel }),
      stops: points.map(({ point }) => ({ x: x.at(point.x), y: y.at(point.y) })),
    };
  };
  const wordsOf = (index: number) =>
    points
      .slice(index, index + 1)
      .map(
        ({ path, point }) =>
          `${path.label}, ${point.label}: ${yLabel} ${formatPercent(point.y)}, ${xLabel} ${formatPercent(point.x)}`,
      )
      .join("");
  return (
    <StopReader label={summary ? `${label}. ${summary}` : label} {...{ height, draw, wordsOf }} />
  );
}
