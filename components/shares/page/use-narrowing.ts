import { parseAsArrayOf, parseAsFloat, parseAsString, useQueryStates } from "nuqs";
import type { Range } from "@/components/charts/plot-model";
import { zoomBetween } from "@/lib/runs/view-state";

const parsers = {
  hide: parseAsArrayOf(parseAsString).withDefault([]),
  from: parseAsFloat,
  to: parseAsFloat,
};

const options = { history: "replace", shallow: true, clearOnDefault: true } as const;

/** What the guest hides or zooms into, in the URL; it can only narrow, since the page holds nothing more. */
export function useNarrowing() {
  const [view, setView] = useQueryStates(parsers, options);
  return {
    hidden: view.hide,
    zoom: zoomBetween(view.from, view.to),
    setHidden: (hide: readonly string[]) => setView({ hide: [...hide] }),
    setZoom: (zoom: Range | null) => setView({ from: zoom?.[0] ?? null, to: zoom?.[1] ?? null }),
  };
}
