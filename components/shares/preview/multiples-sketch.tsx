import { fitText } from "@/components/charts/label-layout";
import {
  layOutMultiples,
  type MultiplesInput,
  multiplesGap,
} from "@/components/charts/multiples-layout";
import type { Multiples } from "@/components/charts/plot-model";
import { type Sketch, type SketchText, sketchTextSize } from "@/components/charts/sketch";
import type { PlotPicture } from "@/components/shares/picture-model";
import { PlotShapes, plotTexts } from "@/components/shares/preview/plot-sketch";

type Room = { width: number; height: number };

/** More would be too small to tell apart in a chat. */
const mostPlots = 8;
const columnsOf = (count: number) => (count <= 3 ? count : Math.ceil(count / 2));
/** A name above and an axis below. */
const aroundPlot = 48;

/** Small multiples in exactly this room, in one row or two; those beyond the eighth are only counted. */
export function multiplesSketch(
  picture: PlotPicture & { multiples: Multiples },
  { width, height }: Room,
): Sketch {
  const { xAxis, multiples } = picture;
  const series = picture.series.slice(0, mostPlots);
  const columns = Math.max(1, columnsOf(series.length));
  const rows = Math.max(1, Math.ceil(series.length / columns));
  const each = Math.floor(height / rows - multiplesGap / 2) - aroundPlot;
  const input: MultiplesInput = { series, multiples: { ...multiples, height: each }, xAxis };
  const { plots } = layOutMultiples(input, { width, columns });
  const shapes = plots.map(({ id, left, top, layout }) => (
    <g key={id} transform={`translate(${left} ${top})`}>
      <PlotShapes layout={layout} />
    </g>
  ));
  const texts = plots.flatMap(({ id, label, left, top, layout }): SketchText[] => [
    {
      ...{ id: `name ${id}`, text: fitText(label, layout.width, sketchTextSize) },
      ...{ x: left, y: top - 10, anchor: "start", color: "var(--ink)" },
    },
    ...plotTexts(layout, picture).map((word) => {
      return { ...word, id: `${id} ${word.id}`, x: word.x + left, y: word.y + top };
    }),
  ]);
  const more = picture.series.length - series.length;
  const rest: SketchText[] =
    more > 0
      ? [
          {
            id: "more",
            text: `and ${more} more`,
            x: width,
            y: 6,
            anchor: "end",
            color: "var(--muted)",
          },
        ]
      : [];
  return { width, height, shapes, texts: [...texts, ...rest] };
}
