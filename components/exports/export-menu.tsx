"use client";

import type { ExportPicture } from "@/components/exports/export-picture";
import { FormatMenu } from "@/components/exports/format-menu";

type ExportMenuProps = {
  picture: ExportPicture;
  /** Where the whole page is the report, it is printed instead of the picture alone. */
  isPagePrinted?: boolean;
};

/** A chart to take away, as it is seen, each with its source, date, n and method. */
export function ExportMenu({ picture, isPagePrinted }: ExportMenuProps) {
  const takeaway = {
    title: picture.title,
    drawSvg: async () => (await import("@/components/exports/draw-svg")).drawSvg(picture),
    writeCsv: async () => (await import("@/components/exports/picture-csv")).pictureCsv(picture),
  };
  return <FormatMenu takeaway={takeaway} isPagePrinted={isPagePrinted ?? false} />;
}
