import type { PlotPanel } from "@/components/charts/plot-model";

/** Train runs from 0 to 100 %; a fall of three points on dev needs a scale of its own. */
export const exhibitPanels: readonly PlotPanel[] = [
  { id: "train", unit: "ratio", domain: "full", height: 164 },
  { id: "dev", unit: "ratio", domain: "fit", height: 204 },
];
