"use client";

import type { Provenance } from "@/components/exports/export-picture";
import { PictureMenu } from "@/components/shares/picture-menu";
import type { TablePicture } from "@/components/shares/picture-model";

type TableMenuProps = { picture: TablePicture; provenance: Provenance };

/** Takes a table of a link away; on paper it stands on the page. */
export function TableMenu({ picture, provenance }: TableMenuProps) {
  return <PictureMenu isPagePrinted picture={picture} provenance={provenance} />;
}
