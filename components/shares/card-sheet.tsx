import { SketchPicture } from "@/components/charts/sketch";
import type { Provenance } from "@/components/exports/export-picture";
import type { ExportSheet } from "@/components/exports/export-sheet";
import { cardSketch } from "@/components/shares/card-sketch";
import type { CardPicture } from "@/components/shares/picture-model";

const room = 896;
const height = 300;

/** A card to take away: its drawing under its title and reading, its numbers as rows. */
export function cardSheet(picture: CardPicture, provenance: Provenance): ExportSheet {
  const { title, howToRead, note, records } = picture;
  const sketch = cardSketch(picture, { width: room, height });
  return {
    title,
    howToRead: note === "" ? howToRead : `${howToRead}. ${note}`,
    provenance,
    drawing: {
      width: sketch.width,
      height: sketch.height,
      draw: () => <SketchPicture sketch={sketch} />,
    },
    ...records,
  };
}
