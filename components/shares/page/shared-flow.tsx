import type { ReactNode } from "react";
import type { FlowPicture } from "@/components/charts/picture-model";
import { OnScreen } from "@/components/shares/page/on-screen";

const loadChart = () => import("@/components/charts/flow-chart").then((part) => part.FlowChart);

/** Bars that a guest may read one by one; what stands behind them is not theirs to open. */
export function SharedFlow({ picture, children }: { picture: FlowPicture; children: ReactNode }) {
  const { title, flows, height } = picture;
  return (
    <OnScreen load={loadChart} chart={{ label: title, flows, height }}>
      {children}
    </OnScreen>
  );
}
