import { type ReactNode, useEffect } from "react";
import type { Multiples } from "@/components/charts/plot-model";
import type { SmallMultiplesProps } from "@/components/charts/small-multiples";
import { useOnDemand } from "@/components/charts/use-on-demand";
import { OnScreen } from "@/components/shares/on-screen";
import type { PlotPicture } from "@/components/shares/picture-model";
import { useNarrowing } from "@/components/shares/use-narrowing";

const loadMultiples = () =>
  import("@/components/charts/small-multiples").then((part) => part.SmallMultiples);

type SharedMultiplesProps = {
  picture: PlotPicture;
  multiples: Multiples;
  children: ReactNode;
  isCompact: boolean;
};

/** Pictures side by side that a guest may read, hide and zoom into, all together. */
export function SharedMultiples({ picture, multiples, children, isCompact }: SharedMultiplesProps) {
  const { part: Chart, want } = useOnDemand<SmallMultiplesProps>(loadMultiples);
  const { hidden, zoom, setHidden, setZoom } = useNarrowing();
  useEffect(want, [want]);
  if (Chart === null) return children;
  const { series, xAxis } = picture;
  return (
    <OnScreen paper={children}>
      <Chart
        {...{ series, multiples, xAxis, hidden, zoom }}
        isDense={isCompact}
        {...(isCompact ? {} : { onHiddenChange: setHidden })}
        onZoomChange={setZoom}
      />
    </OnScreen>
  );
}
