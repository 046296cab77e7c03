"use client";

import { type ReactNode, useEffect } from "react";
import type { PanelChartProps } from "@/components/charts/panel-chart";
import { useOnDemand } from "@/components/charts/use-on-demand";
import type { SharedPicture } from "@/components/shares/picture-model";
import { useNarrowing } from "@/components/shares/use-narrowing";

const loadChart = () => import("@/components/charts/panel-chart").then((part) => part.PanelChart);

type SharedChartProps = {
  picture: SharedPicture;
  children: ReactNode;
  /** Without legends, where the names at the lines and marks have to do. */
  isCompact?: boolean;
};

/** The server's picture until the interactive one has come; without a script, and on paper, it stays. */
export function SharedChart({ picture, children, isCompact = false }: SharedChartProps) {
  const { part: Chart, want } = useOnDemand<PanelChartProps>(loadChart);
  const { hidden, zoom, setHidden, setZoom } = useNarrowing();
  useEffect(want, [want]);
  if (Chart === null) return children;
  const { title, howToRead: _, note, ...plot } = picture;
  return (
    <>
      <div className="print:hidden">
        <Chart
          label={title}
          {...plot}
          note={isCompact ? null : note}
          isLegendHidden={isCompact}
          isMarkLegendHidden={isCompact}
          hidden={hidden}
          zoom={zoom}
          onHiddenChange={setHidden}
          onZoomChange={setZoom}
        />
      </div>
      <div className="hidden print:block">{children}</div>
    </>
  );
}
