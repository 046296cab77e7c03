import { tickWords } from "@/components/charts/axis";
import { type Drawing, DrawingSvg, type DrawingText } from "@/components/charts/drawing";
import { GapMarks } from "@/components/charts/gap-marks";
import { textColorOf } from "@/components/charts/paint";
import { type DrawnPanel, isShortTitle, type PanelLayout } from "@/components/charts/panel-layout";
import { markLooks } from "@/components/charts/plot-marks";
import type { XAxis } from "@/components/charts/plot-model";
import { StaticMarks } from "@/components/charts/static-marks";
import { StaticSeries } from "@/components/charts/static-series";

const muted = "var(--muted)";
/** From the foot of a line of words to its middle. */
const middle = 4;

function textsOf({ panel, labels, y, top }: DrawnPanel, { left, right }: PanelLayout) {
  const { id, title, unit } = panel;
  const words = tickWords(y.ticks, unit);
  const ticks = y.ticks.map((tick): DrawingText => {
    const place = { x: left - 7, y: y.at(tick), anchor: "end" as const };
    return { id: `${id} ${tick}`, text: words(tick), ...place, color: muted };
  });
  const ends = labels.map((label): DrawingText => {
    const look = { anchor: "start" as const, weight: 600, color: textColorOf(label.series.color) };
    return { id: `${id} end ${label.id}`, text: label.text, x: right + 8, y: label.y, ...look };
  });
  const anchor = "start" as const;
  const corner = { id: `${id} title`, x: left + 4, y: top + 12 - middle, anchor, hasEdge: true };
  return [...ticks, ...ends, ...(title ? [{ ...corner, text: title, color: muted }] : [])];
}

/** The x axis is named before its ticks, or in a line of its own below them. */
function axisText({ left, right, bottom }: PanelLayout, { label }: XAxis): DrawingText {
  const y = bottom + 16 - middle;
  const place = isShortTitle(label)
    ? { x: 0, y, anchor: "start" as const }
    : { x: (left + right) / 2, y: y + 18, anchor: "middle" as const };
  return { id: "x axis", text: label, ...place, color: muted };
}

/** Every word of a plot, for whoever draws its lines: ticks, names at the ends of lines, marks, axes. */
export function panelTexts(layout: PanelLayout, xAxis: XAxis): readonly DrawingText[] {
  const { panels, marks, x, bottom } = layout;
  const words = tickWords(x.ticks, xAxis.unit);
  const below = x.ticks.map((tick): DrawingText => {
    const place = { x: x.at(tick), y: bottom + 16 - middle, anchor: "middle" as const };
    return { id: `x ${tick}`, text: words(tick), ...place, color: muted };
  });
  const above = marks.map(({ mark, label }): DrawingText => {
    const place = { x: label.left, y: label.y - middle, anchor: "start" as const };
    const look = { color: markLooks[mark.kind].text, weight: 500, hasEdge: true };
    return { id: `mark ${mark.id}`, text: label.text, ...place, ...look };
  });
  const within = panels.flatMap((drawn) => textsOf(drawn, layout));
  return [...within, ...above, ...below, axisText(layout, xAxis)];
}

function PanelShapes({ layout, id }: { layout: PanelLayout; id: string }) {
  const { panels, x, left, right, height } = layout;
  return (
    <>
      <clipPath id={`${id}-clip`}>
        <rect x={left - 5} y={0} width={right - left + 10} height={height} />
      </clipPath>
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
      <g clipPath={`url(#${id}-clip)`}>
        {panels.flatMap(({ panel, series, y }) =>
          series.map((item) => (
            <StaticSeries key={item.id} series={item} panel={panel} x={x} y={y} />
          )),
        )}
      </g>
      <GapMarks layout={layout} />
    </>
  );
}

type PanelSvgProps = { layout: PanelLayout; xAxis: XAxis; id: string };

/** A plot without a script: the same look as the one Recharts draws in the browser. */
export function drawPanels({ layout, xAxis, id }: PanelSvgProps): Drawing {
  const { width, height } = layout;
  const shapes = <PanelShapes layout={layout} id={id} />;
  return { width, height, shapes, texts: panelTexts(layout, xAxis) };
}

export function PanelSvg(props: PanelSvgProps) {
  return <DrawingSvg drawing={drawPanels(props)} />;
}
