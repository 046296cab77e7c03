"use client";

import type { Provenance } from "@/components/exports/export-picture";
import { useNarrowing } from "@/components/shares/page/use-narrowing";
import { PictureMenu } from "@/components/shares/picture-menu";
import type { SharedPicture } from "@/components/shares/picture-model";

type SharedExportProps = { picture: SharedPicture; title: string; provenance: Provenance };

/** Takes away what is seen: the guest's narrowing included. */
export function SharedExport({ picture, title, provenance }: SharedExportProps) {
  const { hidden, zoom } = useNarrowing();
  return (
    <PictureMenu
      isPagePrinted
      picture={{ ...picture, title, hidden, zoom }}
      provenance={provenance}
    />
  );
}
