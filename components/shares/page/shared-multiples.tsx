import type { ReactNode } from "react";
import type { PlotPicture } from "@/components/charts/picture-model";
import type { Multiples } from "@/components/charts/plot-model";
import { OnScreen } from "@/components/shares/page/on-screen";
import { useNarrowing } from "@/components/shares/page/use-narrowing";

const loadMultiples = () =>
  import("@/components/charts/small-multiples").then((part) => part.SmallMultiples);

type SharedMultiplesProps = {
  picture: PlotPicture;
  multiples: Multiples;
  children: ReactNode;
  isCompact: boolean;
  isOneOfMany: boolean;
};

/** Pictures side by side that a guest may read, hide and zoom into, all together. */
export function SharedMultiples({
  picture,
  multiples,
  children,
  isCompact,
  isOneOfMany,
}: SharedMultiplesProps) {
  const { hidden, zoom, setHidden, setZoom } = useNarrowing(isOneOfMany);
  const { series, xAxis } = picture;
  return (
    <OnScreen
      load={loadMultiples}
      chart={{
        ...{ series, multiples, xAxis, hidden, zoom, isDense: isCompact, onZoomChange: setZoom },
        isStill: true,
        ...(isCompact ? {} : { onHiddenChange: setHidden }),
      }}
    >
      {children}
    </OnScreen>
  );
}
