import { useMemo } from "react";
import { useComparison } from "@/components/comparisons/comparison-context";
import { curvesPicture } from "@/components/comparisons/curves/curves-series";
import { colorsOf } from "@/components/comparisons/curves/run-looks";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { curvesOfPage } from "@/lib/comparisons/comparison-model";

/** The curves as the address asks for them. */
export function useCurves() {
  const { response, looks } = useComparison();
  const { view } = useCompareView();
  return useMemo(() => {
    const model = curvesOfPage(response, { ...view, color: colorsOf(looks) });
    return { model, picture: curvesPicture(model) };
  }, [response, looks, view]);
}
