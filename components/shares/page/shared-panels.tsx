import type { ReactNode } from "react";
import type { PlotPicture } from "@/components/charts/picture-model";
import { OnScreen } from "@/components/shares/page/on-screen";
import { useNarrowing } from "@/components/shares/page/use-narrowing";

const loadChart = () => import("@/components/charts/panel-chart").then((part) => part.PanelChart);

type SharedPanelsProps = {
  picture: PlotPicture;
  children: ReactNode;
  isCompact: boolean;
  isOneOfMany: boolean;
};

/** Lines that a guest may read, hide and zoom into. */
export function SharedPanels({ picture, children, isCompact, isOneOfMany }: SharedPanelsProps) {
  const { hidden, zoom, setHidden, setZoom } = useNarrowing(isOneOfMany);
  const { title, kind: _kind, howToRead: _, note, ...plot } = picture;
  return (
    <OnScreen
      load={loadChart}
      chart={{
        ...plot,
        label: title,
        note: isCompact ? null : note,
        ...{
          isLegendHidden: isCompact,
          isMarkLegendHidden: isCompact,
          hidden,
          zoom,
          isStill: true,
        },
        ...{ onHiddenChange: setHidden, onZoomChange: setZoom },
      }}
    >
      {children}
    </OnScreen>
  );
}
