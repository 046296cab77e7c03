import type { ReactNode } from "react";
import type { Provenance } from "@/components/exports/export-picture";

export type SheetCell = string | number | null;

/** Anything but a chart of lines: what it is called, how it is drawn and what its numbers are. */
export type ExportSheet = {
  title: string;
  howToRead: string;
  provenance: Provenance;
  /** SVG of a width and height, drawn at the origin. */
  drawing: { width: number; height: number; draw: () => ReactNode };
  head: readonly string[];
  rows: readonly (readonly SheetCell[])[];
};
