"use client";

import { type ComponentType, type ReactNode, useEffect } from "react";
import type {
  FlowPicture,
  PathPicture,
  Picture,
  PlotPicture,
} from "@/components/charts/picture-model";
import { useOnDemand } from "@/components/charts/use-on-demand";
import { useNarrowing } from "@/components/shares/page/use-narrowing";

type OnScreenProps<Props> = {
  load: () => Promise<ComponentType<Props>>;
  chart: Props;
  /** The server's picture: until the chart has come, and on paper. */
  children: ReactNode;
};

/** The interactive picture for the screen once it has come, the server's before and for paper. */
function OnScreen<Props extends object>({ load, chart, children }: OnScreenProps<Props>) {
  const { part: Chart, want } = useOnDemand<Props>(load);
  useEffect(want, [want]);
  if (Chart === null) return children;
  return (
    <>
      <div className="print:hidden">
        <Chart {...chart} />
      </div>
      <div className="hidden print:block">{children}</div>
    </>
  );
}

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

type Shown = {
  children: ReactNode;
  /** Without legends, where the names at the lines and marks have to do. */
  isCompact?: boolean;
  /** A picture beside others: what is hidden in it is hidden there alone. */
  isOneOfMany?: boolean;
};

const loadPanels = () => import("@/components/charts/panel-chart").then((part) => part.PanelChart);
const loadMultiples = () =>
  import("@/components/charts/small-multiples").then((part) => part.SmallMultiples);

/** Lines that a guest may read, hide and zoom into: in panels, or a picture each, then all together. */
function SharedPlot({ picture, children, ...shown }: Shown & { picture: PlotPicture }) {
  const { isCompact = false, isOneOfMany = false } = shown;
  const { hidden, zoom, setHidden, setZoom } = useNarrowing(isOneOfMany);
  const { title, kind: _kind, howToRead: _, note, multiples, ...plot } = picture;
  const view = { hidden, zoom, onZoomChange: setZoom, isStill: true };
  if (multiples) {
    const { series, xAxis } = plot;
    const switches = isCompact ? {} : { onHiddenChange: setHidden };
    const chart = { series, multiples, xAxis, isDense: isCompact, ...view, ...switches };
    return (
      <OnScreen load={loadMultiples} chart={chart}>
        {children}
      </OnScreen>
    );
  }
  const legends = { isLegendHidden: isCompact, isMarkLegendHidden: isCompact };
  return (
    <OnScreen
      load={loadPanels}
      chart={{
        ...plot,
        label: title,
        note: isCompact ? null : note,
        ...{ ...legends, ...view, onHiddenChange: setHidden },
      }}
    >
      {children}
    </OnScreen>
  );
}

/** The server's picture until the interactive one has come; without a script, and on paper, it stays. Bars and tables stay as they are. */
export function SharedChart({ picture, children, ...shown }: Shown & { picture: Picture }) {
  if (picture.kind === "plot")
    return (
      <SharedPlot picture={picture} {...shown}>
        {children}
      </SharedPlot>
    );
  if (picture.emptyReason !== null) return children;
  if (picture.kind === "flow") return <SharedFlow picture={picture}>{children}</SharedFlow>;
  if (picture.kind === "path") return <SharedPath picture={picture}>{children}</SharedPath>;
  return children;
}
