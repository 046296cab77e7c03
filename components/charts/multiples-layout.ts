import { smallPanels, smallPlots } from "@/components/charts/multiples-model";
import { layOutPanels, type PanelLayout } from "@/components/charts/panel-layout";
import type { Multiples, PlotSeries, Range, XAxis } from "@/components/charts/plot-model";

export type PlacedPlot = {
  id: string;
  label: string;
  left: number;
  top: number;
  layout: PanelLayout;
};
export type MultiplesLayout = { width: number; height: number; plots: readonly PlacedPlot[] };

export type MultiplesInput = {
  series: readonly PlotSeries[];
  multiples: Multiples;
  xAxis: XAxis;
  zoom?: Range | null;
  hidden?: readonly string[];
};

const titleHeight = 18;
export const multiplesGap = 20;

/** Where pictures side by side stand in a file, from plain numbers: as many to a row as `columns`. */
export function layOutMultiples(
  { series, multiples, xAxis, zoom = null, hidden = [] }: MultiplesInput,
  room: { width: number; columns: number },
): MultiplesLayout {
  const { width, columns } = room;
  const { baseline, x } = multiples;
  const each = (width - multiplesGap * (columns - 1)) / columns;
  const panels = smallPanels(multiples);
  const laid = smallPlots(series, { baseline, hidden }).map((plot) => {
    const own = { panels, series: plot.series, marks: [], xAxis, zoom, extent: x, hidden: [] };
    return { ...plot, layout: layOutPanels(own, each) };
  });
  const rowHeight = titleHeight + (laid[0]?.layout.height ?? 0);
  const plots = laid.map(({ id, label, layout }, index) => ({
    ...{ id, label, layout },
    left: (index % columns) * (each + multiplesGap),
    top: titleHeight + Math.floor(index / columns) * (rowHeight + multiplesGap / 2),
  }));
  const rows = Math.ceil(laid.length / columns);
  return {
    width,
    height: Math.max(0, rows * (rowHeight + multiplesGap / 2) - multiplesGap / 2),
    plots,
  };
}
