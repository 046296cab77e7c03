import { formatTick } from "@/components/charts/axis";
import { textColorOf } from "@/components/charts/paint";
import { layOutPanels, type PanelLayout } from "@/components/charts/panel-layout";
import { markLooks } from "@/components/charts/plot-marks";
import type { Sketch, SketchText } from "@/components/charts/sketch";
import { StaticMarks } from "@/components/charts/static-marks";
import { StaticSeries } from "@/components/charts/static-series";
import type { PlotPicture } from "@/components/shares/picture-model";

type Room = { width: number; height: number };

export function PlotShapes({ layout }: { layout: PanelLayout }) {
  const { left, right, panels, x } = layout;
  return (
    <>
      {panels.flatMap(({ panel, y }) =>
        y.ticks.map((tick) => (
          <line
            key={`${panel.id} ${tick}`}
            x1={left}
            x2={right}
            y1={y.at(tick)}
            y2={y.at(tick)}
            stroke="var(--grid)"
          />
        )),
      )}
      <StaticMarks layout={layout} />
      {panels.flatMap(({ panel, series, y }) =>
        series.map((item) => (
          <StaticSeries key={item.id} series={item} panel={panel} x={x} y={y} />
        )),
      )}
    </>
  );
}

export function plotTexts(
  layout: PanelLayout,
  { xAxis }: Pick<PlotPicture, "xAxis">,
): SketchText[] {
  const muted = "var(--muted)";
  const ends = layout.panels.flatMap(({ panel, labels, y }) => [
    ...y.ticks.map((tick): SketchText => {
      const place = { x: layout.left - 8, y: y.at(tick), anchor: "end" as const };
      const text = formatTick(tick, panel.unit);
      return { id: `${panel.id} ${tick}`, text, ...place, color: muted };
    }),
    ...labels.map(({ id, text, y: at, series }): SketchText => {
      const place = { x: layout.right + 8, y: at, anchor: "start" as const };
      return { id: `${panel.id} ${id}`, text, ...place, color: textColorOf(series.color) };
    }),
  ]);
  const below = layout.x.ticks.map((tick): SketchText => {
    const place = { x: layout.x.at(tick), y: layout.bottom + 14, anchor: "middle" as const };
    return { id: `x ${tick}`, text: formatTick(tick, xAxis.unit), ...place, color: muted };
  });
  const above = layout.marks.map(({ mark, label }): SketchText => {
    const place = { x: label.left, y: label.y - 4, anchor: "start" as const };
    return { id: `mark ${mark.id}`, text: label.text, ...place, color: markLooks[mark.kind].text };
  });
  return [...ends, ...below, ...above];
}

/** The lines in exactly this room: what marks and axes take is measured first, the panels get the rest. */
export function plotSketch(picture: PlotPicture, { width, height }: Room): Sketch {
  const plot = { ...picture, zoom: null, hidden: [] };
  const usual = picture.panels.reduce((sum, panel) => sum + panel.height, 0);
  const room = height - (layOutPanels(plot, width).height - usual);
  const panels = picture.panels.map((panel) => ({
    ...panel,
    height: Math.max(20, Math.floor((panel.height / usual) * room)),
  }));
  const layout = layOutPanels({ ...plot, panels }, width);
  return {
    width: layout.width,
    height: layout.height,
    shapes: <PlotShapes layout={layout} />,
    texts: plotTexts(layout, picture),
  };
}
