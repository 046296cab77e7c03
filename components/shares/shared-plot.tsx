import { type ReactNode, useEffect } from "react";
import type { PanelChartProps } from "@/components/charts/panel-chart";
import { useOnDemand } from "@/components/charts/use-on-demand";
import { OnScreen } from "@/components/shares/on-screen";
import type { PlotPicture } from "@/components/shares/picture-model";
import { useNarrowing } from "@/components/shares/use-narrowing";

const loadChart = () => import("@/components/charts/panel-chart").then((part) => part.PanelChart);

type SharedPlotProps = { picture: PlotPicture; children: ReactNode; isCompact: boolean };

/** Lines that a guest may read, hide and zoom into. */
export function SharedPlot({ picture, children, isCompact }: SharedPlotProps) {
  const { part: Chart, want } = useOnDemand<PanelChartProps>(loadChart);
  const { hidden, zoom, setHidden, setZoom } = useNarrowing();
  useEffect(want, [want]);
  if (Chart === null) return children;
  const { title, kind: _kind, howToRead: _, note, ...plot } = picture;
  return (
    <OnScreen paper={children}>
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
    </OnScreen>
  );
}
