"use client";

import type { Picture } from "@/components/charts/picture-model";
import { PictureMenu } from "@/components/exports/picture-menu";
import type { Provenance } from "@/components/exports/provenance";
import { useNarrowing } from "@/components/shares/page/use-narrowing";

type SharedExportProps = { picture: Picture; title: string; provenance: Provenance };

/** Takes away what is seen: the guest's narrowing included. */
export function SharedExport({ picture, title, provenance }: SharedExportProps) {
  const { hidden, zoom } = useNarrowing(false);
  return (
    <PictureMenu
      isPagePrinted
      picture={{ ...picture, title, hidden, zoom }}
      provenance={provenance}
    />
  );
}
