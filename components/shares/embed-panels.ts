import { layOutPanels } from "@/components/charts/panel-layout";
import type { PlotPanel } from "@/components/charts/plot-model";
import type { PlotPicture } from "@/components/shares/picture-model";

/** Padding, a title, a zoom's button, a source of two lines and the gaps, in pixels. */
export const surroundings = 124;
const leastPanel = 56;
const narrowest = 340;

/** Panels that share what a frame of this height leaves them, in their usual proportion. */
export function embedPanels(picture: PlotPicture, height: number): readonly PlotPanel[] {
  const { panels } = picture;
  const usual = panels.reduce((sum, panel) => sum + panel.height, 0);
  const around = layOutPanels({ ...picture, zoom: null, hidden: [] }, narrowest).height - usual;
  const scale = Math.max(0, height - surroundings - around) / usual;
  return panels.map((panel) => ({
    ...panel,
    height: Math.max(leastPanel, Math.floor(panel.height * scale)),
  }));
}
