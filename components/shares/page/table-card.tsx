import type { TablePicture } from "@/components/charts/picture-model";
import { PictureMenu } from "@/components/exports/picture-menu";
import { PictureTable } from "@/components/exports/picture-table";
import { sharedProvenance } from "@/components/shares/shared-provenance";
import { Card } from "@/components/ui/card";
import type { SharedView } from "@/lib/shares/shared-view";

type TableCardProps = { picture: TablePicture; view: SharedView };

/** A small table beside the picture of a link, to take away where that is allowed. */
export function TableCard({ picture, view }: TableCardProps) {
  const { title, howToRead, note, table } = picture;
  return (
    <Card
      title={title}
      howToRead={howToRead}
      actions={
        view.allow.downloads && (
          <PictureMenu isPagePrinted picture={picture} provenance={sharedProvenance(view)} />
        )
      }
      footer={note || null}
      className="break-inside-avoid print:[&_td_.block]:inline print:[&_td_.block]:before:content-['_·_']"
    >
      <PictureTable label={`${title}: table`} table={table} />
    </Card>
  );
}
