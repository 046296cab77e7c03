import { useQueryStates } from "nuqs";
import type { Range } from "@/components/charts/plot-model";
import { runViewParsers, zoomBetween } from "@/lib/runs/view-state";

const options = { history: "replace", shallow: true } as const;

/** What the URL says of the picture, and the ways to change it. */
export function useRunView() {
  const [view, setView] = useQueryStates(runViewParsers, options);
  return {
    view,
    setView,
    zoom: zoomBetween(view.from, view.to),
    setZoom: (zoom: Range | null) => setView({ from: zoom?.[0] ?? null, to: zoom?.[1] ?? null }),
    setHidden: (hide: readonly string[]) => setView({ hide: [...hide] }),
  };
}
