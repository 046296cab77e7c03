import { layOutPanels } from "@/components/charts/panel-layout";
import { PanelPicture } from "@/components/charts/panel-picture";
import type { ExportPicture } from "@/components/exports/export-picture";
import { SheetFrame } from "@/components/exports/sheet-frame";
import { SheetKeys } from "@/components/exports/sheet-keys";

const room = 896;
const rowHeight = 20;

/** A picture to take away: title, chart, keys, and where it comes from in the footer. */
export function PictureSheet({ picture }: { picture: ExportPicture }) {
  const { panels, series, marks, xAxis, zoom = null, hidden = [] } = picture;
  const { title, howToRead, provenance } = picture;
  const shown = series.filter(({ id }) => !hidden.includes(id));
  const layout = layOutPanels({ panels, series, marks, xAxis, zoom, hidden }, room);
  const keysTop = layout.height + 22;
  const rows = Math.max(1, Math.ceil((shown.length + marks.length) / 3));
  return (
    <SheetFrame {...{ title, howToRead, provenance }} bodyHeight={keysTop + rowHeight * rows - 16}>
      <PanelPicture layout={layout} xAxis={xAxis} id="sheet" />
      <SheetKeys series={shown} marks={marks} left={0} top={keysTop} width={room} />
    </SheetFrame>
  );
}
