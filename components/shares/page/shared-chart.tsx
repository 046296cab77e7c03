"use client";

import type { ReactNode } from "react";
import type { FlowPicture, PathPicture, Picture } from "@/components/charts/picture-model";
import { OnScreen } from "@/components/shares/page/on-screen";
import { SharedMultiples } from "@/components/shares/page/shared-multiples";
import { SharedPanels } from "@/components/shares/page/shared-panels";

const loadPath = () => import("@/components/charts/path-chart").then((part) => part.PathChart);

/** A path that a guest may walk along. */
function SharedPath({ picture, children }: { picture: PathPicture; children: ReactNode }) {
  const { title, summary, paths, xLabel, yLabel, height } = picture;
  return (
    <OnScreen
      load={loadPath}
      chart={{ label: title, ...{ summary, paths, xLabel, yLabel, height } }}
    >
      {children}
    </OnScreen>
  );
}

const loadFlow = () => import("@/components/charts/flow-chart").then((part) => part.FlowChart);

/** Bars that a guest may read one by one; what stands behind them is not theirs to open. */
function SharedFlow({ picture, children }: { picture: FlowPicture; children: ReactNode }) {
  const { title, flows, height } = picture;
  return (
    <OnScreen load={loadFlow} chart={{ label: title, flows, height }}>
      {children}
    </OnScreen>
  );
}

type SharedChartProps = {
  picture: Picture;
  children: ReactNode;
  /** Without legends, where the names at the lines and marks have to do. */
  isCompact?: boolean;
  /** A picture beside others: what is hidden in it is hidden there alone. */
  isOneOfMany?: boolean;
};

/** The server's picture until the interactive one has come; without a script, and on paper, it stays. Bars and tables stay as they are. */
export function SharedChart(props: SharedChartProps) {
  const { picture, children, isCompact = false, isOneOfMany = false } = props;
  if (picture.kind !== "plot" && picture.emptyReason !== null) return children;
  if (picture.kind === "flow") return <SharedFlow picture={picture}>{children}</SharedFlow>;
  if (picture.kind === "path") return <SharedPath picture={picture}>{children}</SharedPath>;
  if (picture.kind !== "plot") return children;
  const { multiples } = picture;
  if (multiples)
    return (
      <SharedMultiples picture={picture} multiples={multiples} {...{ isCompact, isOneOfMany }}>
        {children}
      </SharedMultiples>
    );
  return (
    <SharedPanels picture={picture} {...{ isCompact, isOneOfMany }}>
      {children}
    </SharedPanels>
  );
}
