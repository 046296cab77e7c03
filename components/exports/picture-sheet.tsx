import { layOutPanels } from "@/components/charts/panel-layout";
import { PanelPicture } from "@/components/charts/panel-picture";
import { type ExportPicture, footerLines } from "@/components/exports/export-picture";
import { SheetKeys } from "@/components/exports/sheet-keys";
import { wrapText } from "@/components/exports/wrap-text";

const width = 960;
const margin = 32;
const room = width - 2 * margin;

type LinesProps = { lines: readonly string[]; y: number; step: number; size: number; fill: string };

function Lines({ lines, y, step, size, fill }: LinesProps) {
  const weight = size > 14 ? 700 : 400;
  return (
    <text y={y} fontSize={size} fill={fill} fontWeight={weight}>
      {lines.map((line, index) => (
        <tspan key={line} x={margin} dy={index === 0 ? 0 : step}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

/** A picture to take away: title, chart, keys, and where it comes from in the footer. */
export function PictureSheet({ picture }: { picture: ExportPicture }) {
  const { panels, series, marks, xAxis, zoom = null, hidden = [] } = picture;
  const shown = series.filter(({ id }) => !hidden.includes(id));
  const layout = layOutPanels({ panels, series, marks, xAxis, zoom, hidden }, room);
  const title = wrapText(picture.title, { width: room, size: 20, lines: 3 });
  const reading = wrapText(picture.howToRead, { width: room, size: 13, lines: 2 });
  const footer = footerLines(picture.provenance).flatMap((line) =>
    wrapText(line, { width: room, size: 11, lines: 2 }),
  );
  const readingTop = 46 + title.length * 26;
  const chartTop = readingTop + reading.length * 18 + 4;
  const keysTop = chartTop + layout.height + 22;
  const footerTop = keysTop + 20 * Math.max(1, Math.ceil((shown.length + marks.length) / 3)) + 14;
  const height = footerTop + footer.length * 16 + 12;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily="Inter, 'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif"
    >
      <title>{picture.title}</title>
      <rect width={width} height={height} fill="var(--card)" />
      <Lines lines={title} y={46} step={26} size={20} fill="var(--ink)" />
      <Lines lines={reading} y={readingTop} step={18} size={13} fill="var(--muted)" />
      <g transform={`translate(${margin} ${chartTop})`}>
        <PanelPicture layout={layout} xAxis={xAxis} id="sheet" />
      </g>
      <SheetKeys series={shown} marks={marks} left={margin} top={keysTop} width={room} />
      <line
        x1={margin}
        x2={width - margin}
        y1={footerTop - 18}
        y2={footerTop - 18}
        stroke="var(--line)"
      />
      <Lines lines={footer} y={footerTop} step={16} size={11} fill="var(--muted)" />
    </svg>
  );
}
