import { renderToStaticMarkup } from "react-dom/server";
import type { ExportSheet } from "@/components/exports/export-sheet";
import { withPlainColors } from "@/components/exports/light-palette";
import { SheetFrame } from "@/components/exports/sheet-frame";

/** The sheet as a file of its own: no script, no style sheet, nothing fetched. */
export function drawSheet({ title, howToRead, provenance, drawing }: ExportSheet): string {
  const { width, height, draw } = drawing;
  const markup = renderToStaticMarkup(
    <SheetFrame {...{ title, howToRead, provenance }} room={width} bodyHeight={height}>
      {draw()}
    </SheetFrame>,
  );
  return withPlainColors(markup);
}
