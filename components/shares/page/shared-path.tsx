import type { ReactNode } from "react";
import type { PathPicture } from "@/components/charts/picture-model";
import { OnScreen } from "@/components/shares/page/on-screen";

const loadChart = () => import("@/components/charts/path-chart").then((part) => part.PathChart);

/** A path that a guest may walk along. */
export function SharedPath({ picture, children }: { picture: PathPicture; children: ReactNode }) {
  const { title, summary, paths, xLabel, yLabel, height } = picture;
  return (
    <OnScreen
      load={loadChart}
      chart={{ label: title, ...{ summary, paths, xLabel, yLabel, height } }}
    >
      {children}
    </OnScreen>
  );
}
