import { type RefObject, useEffect } from "react";
import { useXAxisScale, useYAxisScale } from "recharts";
import type { PathSeries } from "@/components/charts/path-model";

/** The index, among the points of all paths in order, of the one nearest to a pixel. */
export type NearestStop = RefObject<((px: number, py: number) => number | null) | undefined>;

type ReportNearestStopProps = { paths: readonly PathSeries[]; into: NearestStop };

/** Hands the nearest point, by the chart's own scales, to the pointer handlers around it; renders nothing. */
export function ReportNearestStop({ paths, into }: ReportNearestStopProps) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  useEffect(() => {
    into.current = (px, py) => {
      const away = paths
        .flatMap(({ points }) => points)
        .map((point) => Math.hypot((x?.(point.x) ?? 0) - px, (y?.(point.y) ?? 0) - py));
      const nearest = away.indexOf(Math.min(...away));
      return nearest < 0 ? null : nearest;
    };
  }, [paths, into, x, y]);
  return null;
}
