import { type Drawing, type DrawingText, joinDrawings } from "@/components/charts/drawing";
import { fitText } from "@/components/charts/label-layout";
import { layOutMultiples, type MultiplesInput } from "@/components/charts/multiples-layout";
import { drawPanels } from "@/components/charts/panel-svg";

const nameSize = 12;

/** Pictures side by side on equal axes, each under its name: as many to a row as `columns`. */
export function drawMultiples(
  input: MultiplesInput,
  room: { width: number; columns: number },
): Drawing {
  const { width, height, plots } = layOutMultiples(input, room);
  const drawn = plots.map(({ id, layout, ...place }) => {
    return { ...place, id, drawing: drawPanels({ layout, xAxis: input.xAxis, id: `plot-${id}` }) };
  });
  const names = drawn.map(
    ({ id, label, left, top, drawing }): DrawingText => ({
      ...{ id: `name ${id}`, text: fitText(label, drawing.width, nameSize), size: nameSize },
      ...{ x: left, y: top - 8, anchor: "start", color: "var(--ink)", weight: 600 },
    }),
  );
  const { shapes, texts } = joinDrawings(drawn);
  return { width, height, shapes, texts: [...names, ...texts] };
}
