import { renderToStaticMarkup } from "react-dom/server";
import type { ExportPicture } from "@/components/exports/export-picture";
import { withPlainColors } from "@/components/exports/light-palette";
import { PictureSheet } from "@/components/exports/picture-sheet";

/** The picture as a file of its own: no script, no style sheet, nothing fetched. */
export function drawSvg(picture: ExportPicture): string {
  return withPlainColors(renderToStaticMarkup(<PictureSheet picture={picture} />));
}
