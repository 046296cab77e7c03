import type { Picture } from "@/components/charts/picture-model";
import { StaticCard } from "@/components/shares/page/static-card";
import { StaticMarkup } from "@/components/shares/page/static-markup";
import { staticPanels } from "@/components/shares/page/static-panels";

type StaticViewProps = { picture: Picture; isCompact?: boolean };

const ids = new WeakMap<Picture, string>();
let named = 0;

/** A page may show several pictures, each drawn once for all pages: no two may clip by the same name. */
function idOf(picture: Picture): string {
  const known = ids.get(picture);
  if (known !== undefined) return known;
  named += 1;
  const id = `static-${named}`;
  ids.set(picture, id);
  return id;
}

/** The picture as the server draws it, once for a phone, once for a tablet, once for a desk: the style sheet picks. */
export function StaticView({ picture, isCompact = false }: StaticViewProps) {
  if (picture.kind !== "plot") return <StaticCard picture={picture} />;
  const panels = staticPanels({ picture, isCompact, id: idOf(picture) });
  return <StaticMarkup source={picture}>{panels}</StaticMarkup>;
}
