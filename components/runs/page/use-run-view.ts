import { type Nullable, useQueryStates } from "nuqs";
import type { Range } from "@/components/charts/plot-model";
import { type RunView, runViewParsers, zoomBetween } from "@/lib/runs/view-state";

const options = { history: "replace", shallow: true } as const;

/** What the URL says of the picture, and the ways to change it. */
export function useRunView() {
  const [view, setAll] = useQueryStates(runViewParsers, options);
  // The whole view is written each time: Next may still hold the address from before the last change.
  const setView = (changes: Partial<Nullable<RunView>>) =>
    setAll((current) => ({ ...current, ...changes }));
  return {
    view,
    setView,
    zoom: zoomBetween(view.from, view.to),
    setZoom: (zoom: Range | null) => setView({ from: zoom?.[0] ?? null, to: zoom?.[1] ?? null }),
    setHidden: (hide: readonly string[]) => setView({ hide: [...hide] }),
  };
}
