import { drawBars } from "@/components/charts/bars-svg";
import type { Drawing } from "@/components/charts/drawing";
import { drawFlow } from "@/components/charts/flow-svg";
import { drawMultiples } from "@/components/charts/multiples-svg";
import { layOutPanels } from "@/components/charts/panel-layout";
import { drawPanels } from "@/components/charts/panel-svg";
import { drawPath } from "@/components/charts/path-svg";
import type { CardPicture, PlotPicture, SeenPlot } from "@/components/charts/picture-model";
import { drawTable } from "@/components/charts/table-svg";

type Size = { width: number; height: number };

const columns = 3;
const nothing: Drawing = { width: 1, height: 1, shapes: null, texts: [] };

/** A card drawn without a script; a table is as large as its words. Nothing where there is nothing to draw. */
export function drawCard(picture: CardPicture, { width, height }: Size): Drawing {
  if (picture.emptyReason !== null) return nothing;
  if (picture.kind === "flow") return drawFlow(picture.flows, { width, height });
  if (picture.kind === "bars") return drawBars(picture.bars, { width, height });
  if (picture.kind === "path")
    return drawPath(picture.paths, { width, height, xLabel: picture.xLabel });
  return drawTable(picture.table);
}

/** Lines in panels, or a picture a line, as wide as asked and as high as they need to be. */
export function drawPlot(picture: SeenPlot, width: number): Drawing {
  const { series, xAxis, multiples, zoom = null, hidden = [], marks, panels } = picture;
  if (multiples)
    return drawMultiples({ series, multiples, xAxis, zoom, hidden }, { width, columns });
  const layout = layOutPanels({ panels, series, marks, xAxis, zoom, hidden }, width);
  return drawPanels({ layout, xAxis, id: "plot" });
}

/** The same panels in exactly this height: what marks and axes take is measured first, the panels get the rest. */
export function withHeight(
  picture: PlotPicture,
  { width, height }: Size,
  least: number,
): PlotPicture {
  const { panels } = picture;
  const usual = panels.reduce((sum, panel) => sum + panel.height, 0);
  const around = layOutPanels({ ...picture, zoom: null, hidden: [] }, width).height - usual;
  const scale = Math.max(0, height - around) / usual;
  return {
    ...picture,
    panels: panels.map((panel) => ({
      ...panel,
      height: Math.max(least, Math.floor(panel.height * scale)),
    })),
  };
}
