"use client";

import type { ExportModel } from "@/components/exports/export-model";
import { FormatMenu } from "@/components/exports/format-menu";

type ExportMenuProps = {
  title: string;
  /** Whose it is: the file bears it. */
  source: string;
  /** Made when it is asked for. */
  model: () => ExportModel | Promise<ExportModel>;
  /** Where the whole page is the report, it is printed instead of the picture alone. */
  isPagePrinted?: boolean;
};

/** A chart, a table or a drawing to take away, as it is seen, each with its source, date, n and method. */
export function ExportMenu({ title, source, model, isPagePrinted = false }: ExportMenuProps) {
  const takeaway = {
    title,
    source,
    drawSvg: async () => (await import("@/components/exports/export-svg")).exportSvg(await model()),
    writeCsv: async () => (await import("@/components/exports/csv-lines")).csvOf(await model()),
  };
  return <FormatMenu takeaway={takeaway} isPagePrinted={isPagePrinted} />;
}
