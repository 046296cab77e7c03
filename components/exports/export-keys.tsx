import { fitText } from "@/components/charts/label-layout";
import { strokeOf } from "@/components/charts/paint";
import { markLooks } from "@/components/charts/plot-marks";
import type { PlotMark, PlotSeries } from "@/components/charts/plot-model";
import { dashes } from "@/components/charts/series-stroke";

type ExportKeysProps = {
  series: readonly PlotSeries[];
  marks: readonly PlotMark[];
  left: number;
  top: number;
  width: number;
};

type Key = { id: string; label: string; stroke: string; dash: string | undefined; isSpan: boolean };

const columns = 3;

/** What each line and mark is, three to a row. */
export function ExportKeys({ series, marks, left, top, width }: ExportKeysProps) {
  const keys: Key[] = [
    ...series.map(({ id, label, color, dash }) => {
      return { id, label, stroke: strokeOf(color), dash: dashes[dash ?? "solid"], isSpan: false };
    }),
    ...marks.map(({ id, label, kind, from, to }) => {
      const { stroke, dash } = markLooks[kind];
      return { id: `mark ${id}`, label, stroke, dash, isSpan: from != null && to != null };
    }),
  ];
  return keys.map(({ id, label, stroke, dash, isSpan }, index) => {
    const x = left + (index % columns) * (width / columns);
    const y = top + Math.floor(index / columns) * 20;
    return (
      <g key={id}>
        {isSpan ? (
          <rect x={x} y={y - 9} width={18} height={10} fill={stroke} />
        ) : (
          <line
            x1={x}
            x2={x + 18}
            y1={y - 4}
            y2={y - 4}
            stroke={stroke}
            strokeWidth={2}
            strokeDasharray={dash}
          />
        )}
        <text x={x + 25} y={y} fontSize={12} fill="var(--muted)">
          {fitText(label, width / columns - 40, 12)}
        </text>
      </g>
    );
  });
}
