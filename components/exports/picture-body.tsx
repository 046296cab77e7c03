import { fitText } from "@/components/charts/label-layout";
import { layOutMultiples } from "@/components/charts/multiples-layout";
import { layOutPanels } from "@/components/charts/panel-layout";
import { PanelPicture } from "@/components/charts/panel-picture";
import type { ExportPicture } from "@/components/exports/export-picture";

const columns = 3;
const nameSize = 12;

/** The drawing of a picture without its frame, and how high it is: one plot of panels, or a plot a line. */
export function pictureBody(picture: ExportPicture, width: number) {
  const { series, marks, xAxis, multiples, zoom = null, hidden = [], panels } = picture;
  if (!multiples) {
    const layout = layOutPanels({ panels, series, marks, xAxis, zoom, hidden }, width);
    const { height } = layout;
    return { height, drawing: <PanelPicture layout={layout} xAxis={xAxis} id="sheet" /> };
  }
  const { height, plots } = layOutMultiples(
    { series, multiples, xAxis, zoom, hidden },
    { width, columns },
  );
  const drawing = plots.map(({ id, label, left, top, layout }) => (
    <g key={id} transform={`translate(${left} ${top})`}>
      <text y={-4} fontSize={nameSize} fontWeight={600} fill="var(--ink)">
        {fitText(label, layout.width, nameSize)}
      </text>
      <PanelPicture layout={layout} xAxis={xAxis} id={`sheet-${id}`} />
    </g>
  ));
  return { height, drawing };
}
