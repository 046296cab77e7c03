import type { ReactNode } from "react";
import { footerLines, type Provenance } from "@/components/exports/provenance";
import { wrapLines } from "@/components/exports/wrap-lines";

export const exportMargin = 32;
const minWidth = 960 - 2 * exportMargin;

type LinesProps = { lines: readonly string[]; y: number; step: number; size: number; fill: string };

function Lines({ lines, y, step, size, fill }: LinesProps) {
  const weight = size > 14 ? 700 : 400;
  return (
    <text y={y} fontSize={size} fill={fill} fontWeight={weight}>
      {lines.map((line, index) => (
        <tspan key={line} x={exportMargin} dy={index === 0 ? 0 : step}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

type ExportFrameProps = {
  title: string;
  howToRead: string;
  provenance: Provenance;
  /** The width and height that the body asks for; a sheet is at least 960 wide. */
  room?: number;
  bodyHeight: number;
  children: ReactNode;
};

/** What every sheet has: title and reading above, and below where the numbers come from. */
export function ExportFrame({ title, howToRead, provenance, ...body }: ExportFrameProps) {
  const room = Math.max(minWidth, body.room ?? 0);
  const width = room + 2 * exportMargin;
  const titles = wrapLines(title, { width: room, size: 20, lines: 3 });
  const reading = wrapLines(howToRead, { width: room, size: 13, lines: 2 });
  const footer = footerLines(provenance).flatMap((line) =>
    wrapLines(line, { width: room, size: 11, lines: 2 }),
  );
  const readingTop = 46 + titles.length * 26;
  const bodyTop = readingTop + reading.length * 18 + 4;
  const footerTop = bodyTop + body.bodyHeight + 30;
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
      <title>{title}</title>
      <rect width={width} height={height} fill="var(--card)" />
      <Lines lines={titles} y={46} step={26} size={20} fill="var(--ink)" />
      <Lines lines={reading} y={readingTop} step={18} size={13} fill="var(--muted)" />
      <g transform={`translate(${exportMargin} ${bodyTop})`}>{body.children}</g>
      <line
        x1={exportMargin}
        x2={width - exportMargin}
        y1={footerTop - 18}
        y2={footerTop - 18}
        stroke="var(--line)"
      />
      <Lines lines={footer} y={footerTop} step={16} size={11} fill="var(--muted)" />
    </svg>
  );
}
