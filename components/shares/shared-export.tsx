"use client";

import { ExportMenu } from "@/components/exports/export-menu";
import type { Provenance } from "@/components/exports/export-picture";
import type { SharedPicture } from "@/components/shares/picture-model";
import { useNarrowing } from "@/components/shares/use-narrowing";

type SharedExportProps = { picture: SharedPicture; title: string; provenance: Provenance };

/** Takes away what is seen: the guest's narrowing included. */
export function SharedExport({ picture, title, provenance }: SharedExportProps) {
  const { hidden, zoom } = useNarrowing();
  const { panels, series, marks, xAxis, howToRead } = picture;
  return (
    <ExportMenu
      isPagePrinted
      picture={{ title, howToRead, panels, series, marks, xAxis, hidden, zoom, provenance }}
    />
  );
}
