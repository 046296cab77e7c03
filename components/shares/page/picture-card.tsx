import { SharedChart } from "@/components/shares/page/shared-chart";
import { SharedExport } from "@/components/shares/page/shared-export";
import { StaticView } from "@/components/shares/page/static-view";
import { pictureOf } from "@/components/shares/picture-of";
import { sharedProvenance } from "@/components/shares/shared-provenance";
import { Card } from "@/components/ui/card";
import type { SharedView } from "@/lib/shares/shared-view";

/** One picture of a link as a card, to take away where that is allowed. */
export function PictureCard({ view }: { view: SharedView }) {
  const picture = pictureOf(view.content);
  return (
    <Card
      title={picture.title}
      howToRead={picture.howToRead}
      actions={
        view.allow.downloads && (
          <SharedExport picture={picture} title={view.title} provenance={sharedProvenance(view)} />
        )
      }
      className="break-inside-avoid"
    >
      <SharedChart picture={picture}>
        <StaticView picture={picture} />
      </SharedChart>
    </Card>
  );
}
