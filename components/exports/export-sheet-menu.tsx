"use client";

import type { ExportSheet } from "@/components/exports/export-sheet";
import { FormatMenu } from "@/components/exports/format-menu";

type ExportSheetMenuProps = {
  title: string;
  sheet: () => ExportSheet | Promise<ExportSheet>;
  /** Where the whole page is the report, it is printed instead of the table alone. */
  isPagePrinted?: boolean;
};

/** A table or a drawing to take away, as it is seen. The sheet is made when it is asked for. */
export function ExportSheetMenu({ title, sheet, isPagePrinted = false }: ExportSheetMenuProps) {
  const takeaway = {
    title,
    drawSvg: async () => (await import("@/components/exports/draw-sheet")).drawSheet(await sheet()),
    writeCsv: async () => (await import("@/components/exports/csv-lines")).csvOf(await sheet()),
  };
  return <FormatMenu takeaway={takeaway} isPagePrinted={isPagePrinted} />;
}
