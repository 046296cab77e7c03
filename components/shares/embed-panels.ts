import type { PlotPanel } from "@/components/charts/plot-model";

/** Around the panels of an embed: its title, marks, x axis, legend and source. */
const surroundings = 210;
const leastPanel = 70;

/** Panels that share the height of a frame in their usual proportion. */
export function embedPanels(panels: readonly PlotPanel[], height: number): readonly PlotPanel[] {
  const usual = panels.reduce((sum, panel) => sum + panel.height, 0);
  const scale = Math.max(0, height - surroundings) / usual;
  return panels.map((panel) => ({
    ...panel,
    height: Math.max(leastPanel, Math.round(panel.height * scale)),
  }));
}
