"use client";

import { Download } from "lucide-react";
import { csvFile, pictureName, saveFile } from "@/components/exports/save-file";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuItem } from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toast";

/** What can be taken away; drawn only when asked for. */
export type Takeaway = {
  title: string;
  /** As its footer says it. */
  source: string;
  drawSvg: () => Promise<string>;
  writeCsv: () => Promise<string>;
};

type FormatMenuProps = {
  takeaway: Takeaway;
  /** Where the whole page is the report, it is printed instead of the picture alone. */
  isPagePrinted?: boolean;
};

async function saveSvg(takeaway: Takeaway) {
  const svg = new Blob([await takeaway.drawSvg()], { type: "image/svg+xml" });
  saveFile(`${pictureName(takeaway)}.svg`, svg);
}

async function savePng(takeaway: Takeaway) {
  const { drawPng } = await import("@/components/exports/draw-png");
  saveFile(`${pictureName(takeaway)}.png`, await drawPng(await takeaway.drawSvg()));
}

async function saveCsv(takeaway: Takeaway) {
  saveFile(`${pictureName(takeaway)}.csv`, csvFile(await takeaway.writeCsv()));
}

async function printAlone({ drawSvg }: Takeaway) {
  const { printSvg } = await import("@/components/exports/print-svg");
  printSvg(await drawSvg());
}

/** The formats of one picture or table, each with its source, date, n and method. */
export function FormatMenu({ takeaway, isPagePrinted }: FormatMenuProps) {
  const run = (work: (takeaway: Takeaway) => Promise<void>) => () => {
    work(takeaway).catch((error: unknown) => toast.error(`Nothing was saved: ${String(error)}`));
  };
  const print = isPagePrinted ? async () => window.print() : printAlone;
  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button
          size="small"
          variant="ghost"
          className="print:hidden"
          aria-label={`Export: ${takeaway.title}`}
        >
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
