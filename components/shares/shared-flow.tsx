import { type ReactNode, useEffect } from "react";
import type { FlowChartProps } from "@/components/charts/flow-chart";
import { useOnDemand } from "@/components/charts/use-on-demand";
import { OnScreen } from "@/components/shares/on-screen";
import type { FlowPicture } from "@/components/shares/picture-model";

const loadChart = () => import("@/components/charts/flow-chart").then((part) => part.FlowChart);

/** Bars that a guest may read one by one; what stands behind them is not theirs to open. */
export function SharedFlow({ picture, children }: { picture: FlowPicture; children: ReactNode }) {
  const { part: Chart, want } = useOnDemand<FlowChartProps>(loadChart);
  useEffect(want, [want]);
  if (Chart === null) return children;
  const { title, flows, height } = picture;
  return (
    <OnScreen paper={children}>
      <Chart label={title} flows={flows} height={height} />
    </OnScreen>
  );
}
