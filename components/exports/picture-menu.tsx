"use client";

import { ExportMenu } from "@/components/exports/export-menu";
import type { TakenPicture } from "@/components/exports/picture-export";
import type { Provenance } from "@/components/exports/provenance";

// Drawing for a file is needed only then: no page loads it before one is asked for.
const loadExport = () => import("@/components/exports/picture-export");

type PictureMenuProps = { picture: TakenPicture; provenance: Provenance; isPagePrinted?: boolean };

/** Takes a picture away as it is seen. */
export function PictureMenu({ picture, provenance, isPagePrinted = false }: PictureMenuProps) {
  return (
    <ExportMenu
      title={picture.title}
      source={provenance.source}
      model={async () => (await loadExport()).pictureExport(picture, provenance)}
      isPagePrinted={isPagePrinted}
    />
  );
}
