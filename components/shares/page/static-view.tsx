import type { Picture } from "@/components/charts/picture-model";
import { StaticCard } from "@/components/shares/page/static-card";
import { StaticMarkup } from "@/components/shares/page/static-markup";
import { staticPanels } from "@/components/shares/page/static-panels";

type StaticViewProps = { picture: Picture; isCompact?: boolean };

/** The picture as the server draws it, once for a phone, once for a tablet, once for a desk: the style sheet picks. */
export function StaticView({ picture, isCompact = false }: StaticViewProps) {
  if (picture.kind !== "plot") return <StaticCard picture={picture} />;
  return <StaticMarkup source={picture}>{staticPanels({ picture, isCompact })}</StaticMarkup>;
}
