import { renderToStaticMarkup } from "react-dom/server";
import { DrawingSvg } from "@/components/charts/drawing";
import { ExportFrame } from "@/components/exports/export-frame";
import type { ExportModel } from "@/components/exports/export-model";
import { withPlainColors } from "@/components/exports/light-palette";

/** What is taken away as a file of its own: no script, no style sheet, nothing fetched. */
export function exportSvg({ title, howToRead, provenance, drawing }: ExportModel): string {
  const { width, height } = drawing;
  const markup = renderToStaticMarkup(
    <ExportFrame {...{ title, howToRead, provenance }} room={width} bodyHeight={height}>
      <DrawingSvg drawing={drawing} />
    </ExportFrame>,
  );
  return withPlainColors(markup);
}
