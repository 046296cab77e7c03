import { type ReactNode, useEffect } from "react";
import type { PathChartProps } from "@/components/charts/path-chart";
import { useOnDemand } from "@/components/charts/use-on-demand";
import { OnScreen } from "@/components/shares/on-screen";
import type { PathPicture } from "@/components/shares/picture-model";

const loadChart = () => import("@/components/charts/path-chart").then((part) => part.PathChart);

/** A path that a guest may walk along. */
export function SharedPath({ picture, children }: { picture: PathPicture; children: ReactNode }) {
  const { part: Chart, want } = useOnDemand<PathChartProps>(loadChart);
  useEffect(want, [want]);
  if (Chart === null) return children;
  const { title, summary, paths, xLabel, yLabel, height } = picture;
  return (
    <OnScreen paper={children}>
      <Chart label={title} {...{ summary, paths, xLabel, yLabel, height }} />
    </OnScreen>
  );
}
