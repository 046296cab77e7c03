import { estimateTextWidth, fitText } from "@/components/charts/label-layout";

export type DrawnCell = { text: string; note?: string; fill?: string; isStrong?: boolean };
export type DrawnColumn = { title: string; isNumeric?: boolean };
type DrawnTable = {
  columns: readonly DrawnColumn[];
  rows: readonly { key: string; cells: readonly DrawnCell[] }[];
};

const size = 12;
const noteSize = 10.5;
const padding = 18;
const widest = 300;
const headHeight = 26;

function widthsOf({ columns, rows }: DrawnTable): readonly number[] {
  return columns.map(({ title }, k) => {
    const texts = rows.flatMap(({ cells }) => [cells[k]?.text ?? "", cells[k]?.note ?? ""]);
    const longest = Math.max(...[title, ...texts].map((text) => estimateTextWidth(text, size)));
    return Math.min(widest, longest + padding);
  });
}

/** A table as SVG with the width and height that its words need: for files, where no browser lays it out. */
export function drawTable(table: DrawnTable) {
  const { columns, rows } = table;
  const widths = widthsOf(table);
  const rowHeight = rows.some(({ cells }) => cells.some(({ note }) => note)) ? 36 : 24;
  const leftOf = (k: number) => widths.slice(0, k).reduce((sum, width) => sum + width, 0);
  const anchor = (k: number) => {
    const isEnd = columns[k]?.isNumeric ?? false;
    const x = isEnd ? leftOf(k) + (widths[k] ?? 0) - padding / 2 : leftOf(k) + padding / 2;
    return { x, textAnchor: isEnd ? ("end" as const) : ("start" as const) };
  };
  const shorten = (text: string, k: number) => fitText(text, (widths[k] ?? 0) - padding / 2, size);
  const width = leftOf(columns.length);
  const draw = () => (
    <g fontSize={size}>
      {columns.map(({ title }, k) => (
        <text key={title} {...anchor(k)} y={16} fill="var(--muted)">
          {shorten(title, k)}
        </text>
      ))}
      {rows.map(({ key, cells }, index) => {
        const y = headHeight + index * rowHeight;
        return (
          <g key={key}>
            <line x2={width} y1={y} y2={y} stroke="var(--line)" />
            {cells.map(({ text, note, fill, isStrong }, k) => (
              <g key={columns[k]?.title ?? k}>
                {fill && (
                  <rect x={leftOf(k)} y={y} width={widths[k]} height={rowHeight} fill={fill} />
                )}
                <text {...anchor(k)} y={y + 16} fontWeight={isStrong ? 600 : 400} fill="var(--ink)">
                  {shorten(text, k)}
                </text>
                {note && (
                  <text {...anchor(k)} y={y + 30} fontSize={noteSize} fill="var(--muted)">
                    {shorten(note, k)}
                  </text>
                )}
              </g>
            ))}
          </g>
        );
      })}
    </g>
  );
  return { width, height: headHeight + rows.length * rowHeight, draw };
}
