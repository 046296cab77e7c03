import { barsSketch } from "@/components/charts/bars-sketch";
import { flowSketch } from "@/components/charts/flow-sketch";
import { pathSketch } from "@/components/charts/path-sketch";
import type { Sketch } from "@/components/charts/sketch";
import { tableSketch } from "@/components/exports/table-sketch";
import type { CardPicture } from "@/components/shares/picture-model";

const nothing: Sketch = { width: 1, height: 1, shapes: null, texts: [] };

/** A card drawn without a script; a table is as large as its words. Nothing where there is nothing to draw. */
export function cardSketch(
  picture: CardPicture,
  { width, height }: { width: number; height: number },
): Sketch {
  if (picture.emptyReason !== null) return nothing;
  if (picture.kind === "flow") return flowSketch(picture.flows, { width, height });
  if (picture.kind === "bars") return barsSketch(picture.bars, { width, height });
  if (picture.kind === "path")
    return pathSketch(picture.paths, { width, height, xLabel: picture.xLabel });
  return tableSketch(picture.table);
}
