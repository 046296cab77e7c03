"use client";

import { Download } from "lucide-react";
import { toast } from "sonner";
import { type ExportPicture, fileNameOf } from "@/components/exports/export-picture";
import { saveFile } from "@/components/exports/save-file";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuItem } from "@/components/ui/dropdown-menu";

type ExportMenuProps = {
  picture: ExportPicture;
  /** Where the whole page is the report, it is printed instead of the picture alone. */
  isPagePrinted?: boolean;
};

async function saveSvg(picture: ExportPicture) {
  const { drawSvg } = await import("@/components/exports/draw-svg");
  const svg = new Blob([drawSvg(picture)], { type: "image/svg+xml" });
  saveFile(`${fileNameOf(picture.title)}.svg`, svg);
}

async function savePng(picture: ExportPicture) {
  const [{ drawSvg }, { drawPng }] = await Promise.all([
    import("@/components/exports/draw-svg"),
    import("@/components/exports/draw-png"),
  ]);
  saveFile(`${fileNameOf(picture.title)}.png`, await drawPng(drawSvg(picture)));
}

async function saveCsv(picture: ExportPicture) {
  const { pictureCsv } = await import("@/components/exports/picture-csv");
  const csv = new Blob([pictureCsv(picture)], { type: "text/csv;charset=utf-8" });
  saveFile(`${fileNameOf(picture.title)}.csv`, csv);
}

async function printAlone(picture: ExportPicture) {
  const [{ drawSvg }, { printPicture }] = await Promise.all([
    import("@/components/exports/draw-svg"),
    import("@/components/exports/print-picture"),
  ]);
  printPicture(drawSvg(picture));
}

/** A chart to take away, as it is seen, each with its source, date, n and method. */
export function ExportMenu({ picture, isPagePrinted }: ExportMenuProps) {
  const run = (work: (picture: ExportPicture) => Promise<void>) => () => {
    work(picture).catch((error: unknown) => toast.error(`Nothing was saved: ${String(error)}`));
  };
  const print = isPagePrinted ? async () => window.print() : printAlone;
  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button size="small" className="print:hidden">
          <Download aria-hidden /> Export
        </Button>
      }
    >
      <DropdownMenuItem onSelect={run(savePng)}>PNG, twice the size</DropdownMenuItem>
      <DropdownMenuItem onSelect={run(saveSvg)}>SVG</DropdownMenuItem>
      <DropdownMenuItem onSelect={run(saveCsv)}>CSV of the points</DropdownMenuItem>
      <DropdownMenuItem onSelect={run(print)}>PDF, by printing</DropdownMenuItem>
    </DropdownMenu>
  );
}
