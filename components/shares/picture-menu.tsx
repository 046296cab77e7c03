import { ExportMenu } from "@/components/exports/export-menu";
import type { ExportPicture, Provenance } from "@/components/exports/export-picture";
import { ExportSheetMenu } from "@/components/exports/export-sheet-menu";
import type { CardPicture } from "@/components/shares/picture-model";

// Drawing without a script is needed only for a file: no page loads it before one is asked for.
const loadSheet = () => import("@/components/shares/card-sheet");

/** A picture of the run page or of a link to take away, as it is seen. */
export type TakenPicture = Omit<ExportPicture, "provenance"> | CardPicture;

type PictureMenuProps = { picture: TakenPicture; provenance: Provenance; isPagePrinted?: boolean };

export function PictureMenu({ picture, provenance, isPagePrinted = false }: PictureMenuProps) {
  if (!("records" in picture))
    return <ExportMenu picture={{ ...picture, provenance }} isPagePrinted={isPagePrinted} />;
  return (
    <ExportSheetMenu
      title={picture.title}
      sheet={async () => (await loadSheet()).cardSheet(picture, provenance)}
      isPagePrinted={isPagePrinted}
    />
  );
}
