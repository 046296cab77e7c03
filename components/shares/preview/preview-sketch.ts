import type { Sketch } from "@/components/charts/sketch";
import { rowsWithin } from "@/components/exports/table-sketch";
import { cardSketch } from "@/components/shares/card-sketch";
import type { PlotPicture, SharedPicture, TablePicture } from "@/components/shares/picture-model";
import { multiplesSketch } from "@/components/shares/preview/multiples-sketch";
import { plotSketch } from "@/components/shares/preview/plot-sketch";

/** Laid out small and drawn large, so that lines and words have the weight a thumbnail needs. */
const largest = 1.6;

type Room = { width: number; height: number };
type Scaled = { sketch: Sketch; scale: number };

/** As large as its width allows, and as many of its first rows as there is room for. */
function tableIn(picture: TablePicture, room: Room): Scaled {
  const whole = cardSketch(picture, room);
  const scale = Math.min(largest, room.width / whole.width);
  const rows = picture.table.rows.slice(0, rowsWithin(picture.table, room.height / scale));
  return { sketch: cardSketch({ ...picture, table: { ...picture.table, rows } }, room), scale };
}

function linesIn(picture: PlotPicture, room: Room): Sketch {
  const { multiples } = picture;
  return multiples ? multiplesSketch({ ...picture, multiples }, room) : plotSketch(picture, room);
}

/** The picture of a link in the room that its preview has. */
export function previewSketch(picture: SharedPicture, room: Room): Scaled {
  if (picture.kind === "table") return tableIn(picture, room);
  const inner = { width: room.width / largest, height: room.height / largest };
  const sketch = picture.kind === "plot" ? linesIn(picture, inner) : cardSketch(picture, inner);
  return { sketch, scale: largest };
}
