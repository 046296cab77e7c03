import { useQueryStates } from "nuqs";
import type { Range } from "@/components/charts/plot-model";
import { compareViewParsers, comparisonRequestOf } from "@/lib/comparisons/view-state";
import { zoomBetween } from "@/lib/runs/view-state";

const options = { history: "replace", shallow: true } as const;

/** What the address says of the comparison, and the ways to change it. */
export function useCompareView() {
  const [view, setView] = useQueryStates(compareViewParsers, options);
  return {
    view,
    setView,
    request: comparisonRequestOf(view),
    zoom: zoomBetween(view.from, view.to),
    setZoom: (zoom: Range | null) => setView({ from: zoom?.[0] ?? null, to: zoom?.[1] ?? null }),
    toggleHidden: (run: string) =>
      setView(({ hide }) => ({
        hide: hide.includes(run) ? hide.filter((other) => other !== run) : [...hide, run],
      })),
  };
}
