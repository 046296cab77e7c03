import { parseAsArrayOf, parseAsFloat, parseAsString, useQueryStates } from "nuqs";
import { useState } from "react";
import type { Range } from "@/components/charts/plot-model";
import { zoomBetween } from "@/lib/runs/view-state";

const parsers = {
  hide: parseAsArrayOf(parseAsString).withDefault([]),
  from: parseAsFloat,
  to: parseAsFloat,
};

const options = { history: "replace", shallow: true, clearOnDefault: true } as const;

/**
 * What the guest hides or zooms into; it can only narrow, since the page holds nothing more. In the address where the
 * picture is the only one of its page, else the picture's own.
 */
export function useNarrowing(isOneOfMany: boolean) {
  const [view, setView] = useQueryStates(parsers, options);
  const [ownHidden, setOwnHidden] = useState<readonly string[]>([]);
  const [ownZoom, setOwnZoom] = useState<Range | null>(null);
  if (isOneOfMany)
    return { hidden: ownHidden, zoom: ownZoom, setHidden: setOwnHidden, setZoom: setOwnZoom };
  return {
    hidden: view.hide,
    zoom: zoomBetween(view.from, view.to),
    setHidden: (hide: readonly string[]) => void setView({ hide: [...hide] }),
    setZoom: (zoom: Range | null) =>
      void setView({ from: zoom?.[0] ?? null, to: zoom?.[1] ?? null }),
  };
}
