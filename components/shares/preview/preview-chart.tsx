import { formatTick } from "@/components/charts/axis";
import { textColorOf } from "@/components/charts/paint";
import { layOutPanels, type PanelLayout } from "@/components/charts/panel-layout";
import { markLooks } from "@/components/charts/plot-marks";
import { StaticMarks } from "@/components/charts/static-marks";
import { StaticSeries } from "@/components/charts/static-series";
import { withPlainColors } from "@/components/exports/light-palette";
import type { SharedPicture } from "@/components/shares/picture-model";
import { pictureAddress } from "@/components/shares/preview/picture-address";
import { shownText } from "@/components/shares/preview/shown-text";

/** Laid out small and drawn large, so that lines and marks have the weight a thumbnail needs. */
export const previewScale = 1.6;

type PreviewChartProps = { picture: SharedPicture; width: number; height: number };

/** The lines and marks without a letter: text is set beside, by the renderer that has the font. */
function Lines({ layout }: { layout: PanelLayout }) {
  const { width, height, left, right, panels, x } = layout;
  const box = `0 0 ${width} ${height}`;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      aria-hidden="true"
      viewBox={box}
      width={width}
      height={height}
    >
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
    </svg>
  );
}

type Label = {
  id: string;
  text: string;
  x: number;
  y: number;
  color: string;
  align: "left" | "right" | "center";
};

function labelsOf(layout: PanelLayout, picture: SharedPicture): Label[] {
  const muted = "var(--muted)";
  const ends = layout.panels.flatMap(({ panel, labels, y }) => [
    ...y.ticks.map((tick): Label => {
      const text = formatTick(tick, panel.unit);
      return {
        id: `${panel.id} ${tick}`,
        text,
        x: layout.left - 8,
        y: y.at(tick),
        color: muted,
        align: "right",
      };
    }),
    ...labels.map(({ id, text, y: at, series }): Label => {
      const color = textColorOf(series.color);
      return { id: `${panel.id} ${id}`, text, x: layout.right + 8, y: at, color, align: "left" };
    }),
  ]);
  const below = layout.x.ticks.map((tick): Label => {
    const text = formatTick(tick, picture.xAxis.unit);
    return {
      id: `x ${tick}`,
      text,
      x: layout.x.at(tick),
      y: layout.bottom + 14,
      color: muted,
      align: "center",
    };
  });
  const above = layout.marks.map(({ mark, label }): Label => {
    const color = markLooks[mark.kind].text;
    return {
      id: `mark ${mark.id}`,
      text: label.text,
      x: label.left,
      y: label.y - 4,
      color,
      align: "left",
    };
  });
  return [...ends, ...below, ...above];
}

function places({ x, y, align }: Label, width: number) {
  const top = y * previewScale - 12;
  const wide = 200;
  if (align === "left") return { top, left: x * previewScale, width: wide };
  if (align === "right") return { top, right: (width - x) * previewScale };
  return { top, left: x * previewScale - wide / 2, width: wide, justifyContent: "center" };
}

/** The picture in exactly this room: what marks and axes take is measured first, the panels get the rest. */
function layOut(picture: SharedPicture, { width, height }: { width: number; height: number }) {
  const plot = { ...picture, zoom: null, hidden: [] };
  const usual = picture.panels.reduce((sum, panel) => sum + panel.height, 0);
  const room = height - (layOutPanels(plot, width).height - usual);
  const panels = picture.panels.map((panel) => ({
    ...panel,
    height: Math.max(20, Math.floor((panel.height / usual) * room)),
  }));
  return layOutPanels({ ...plot, panels }, width);
}

export async function previewChart({ picture, width, height }: PreviewChartProps) {
  const inner = { width: width / previewScale, height: height / previewScale };
  const layout = layOut(picture, inner);
  const address = await pictureAddress(<Lines layout={layout} />);
  return (
    <div style={{ display: "flex", position: "relative", width, height }}>
      {/** biome-ignore lint/performance/noImgElement: drawn by the image renderer, which has no other */}
      <img
        alt=""
        src={address}
        width={layout.width * previewScale}
        height={layout.height * previewScale}
        style={{ position: "absolute", top: 0, left: 0 }}
      />
      {labelsOf(layout, picture).map((label) => (
        <div
          key={label.id}
          style={{
            display: "flex",
            position: "absolute",
            fontSize: 18,
            lineHeight: "24px",
            color: withPlainColors(label.color),
            ...places(label, inner.width),
          }}
        >
          {shownText(label.text, 24)}
        </div>
      ))}
    </div>
  );
}
