import { SketchPicture } from "@/components/charts/sketch";
import type { DrawnTable } from "@/components/exports/table-model";
import { tableSketch } from "@/components/exports/table-sketch";

/** A table as SVG with the width and height that its words need: for files, where no browser lays it out. */
export function drawTable(table: DrawnTable) {
  const sketch = tableSketch(table);
  const { width, height } = sketch;
  return { width, height, draw: () => <SketchPicture sketch={sketch} /> };
}
