import { barWidth } from "@/components/charts/bar-pair";
import type { Drawing, DrawingText } from "@/components/charts/drawing";
import { estimateTextWidth, fitText } from "@/components/charts/label-layout";
import type { DrawnCell, DrawnTable } from "@/components/charts/table-model";

const size = 12;
const noteSize = 10.5;
const padding = 18;
const widest = 300;
const headHeight = 26;
const barColumnWidth = 118;
const boldWider = 1.12;
const asideGap = 5;

const inks = { ink: "var(--ink)", bad: "var(--confirmed)", warn: "var(--tone-warn-ink)" } as const;

function textOf({ text, aside, bar }: DrawnCell): string {
  if (bar) return "";
  return aside ? `${text}  ${aside}` : text;
}

function widthsOf({ columns, rows }: DrawnTable): readonly number[] {
  return columns.map(({ title }, k) => {
    const cells = rows.flatMap(({ cells: own }) => own[k] ?? []);
    const texts = cells.flatMap((cell) => [textOf(cell), cell.note ?? ""]);
    const words = [title, ...texts].map((text) => estimateTextWidth(text, size));
    const longest = Math.max(...words, cells.some(({ bar }) => bar) ? barColumnWidth : 0);
    return Math.min(widest, longest + padding);
  });
}

function heightOfRow(rows: DrawnTable["rows"]): number {
  return rows.some(({ cells }) => cells.some(({ note }) => note)) ? 36 : 24;
}

type ColumnBox = { left: number; width: number; top: number; isEnd: boolean };
type CellProps = { cell: DrawnCell; place: ColumnBox; height: number };

function CellShapes({ cell: { fill, bar }, place: { left, width, top }, height }: CellProps) {
  const x = left + padding / 2;
  const middle = top + height / 2;
  return (
    <>
      {fill && <rect x={left} y={top} width={width} height={height} fill={fill} />}
      {bar && (
        <>
          <rect
            {...{ x, y: middle - 5, height: 4, rx: 1 }}
            width={barWidth(bar.before, barColumnWidth)}
            fill="var(--known)"
          />
          <rect
            {...{ x, y: middle + 1, height: 4, rx: 1 }}
            width={barWidth(bar.after, barColumnWidth)}
            fill="var(--unknown)"
          />
        </>
      )}
    </>
  );
}

function cellTexts(
  cell: DrawnCell,
  { left, width, top, isEnd }: ColumnBox,
  id: string,
): DrawingText[] {
  if (cell.bar) return [];
  const { text, note, aside, isStrong, tone = "ink", fill } = cell;
  const x = isEnd ? left + width - padding / 2 : left + padding / 2;
  const anchor = isEnd ? "end" : "start";
  const room = width - padding / 2;
  const shown = fitText(text, room, size);
  const asideX = x + estimateTextWidth(shown, size) * (isStrong ? boldWider : 1) + asideGap;
  const line = { y: top + 12, size };
  return [
    { id, text: shown, x, anchor, color: inks[tone], weight: isStrong ? 600 : 400, ...line },
    ...(aside
      ? [
          {
            id: `${id} aside`,
            text: fitText(aside, left + room - asideX + padding / 2, size),
            x: asideX,
            anchor: "start" as const,
            color: "var(--muted)",
            ...line,
          },
        ]
      : []),
    ...(note
      ? [
          {
            id: `${id} note`,
            text: fitText(note, room, size),
            ...({ x, y: top + 26, anchor, size: noteSize } as const),
            color: fill ? "var(--ink)" : "var(--muted)",
          },
        ]
      : []),
  ];
}

/** How many rows of a table a height has room for. */
export function rowsWithin(table: DrawnTable, height: number): number {
  return Math.max(1, Math.floor((height - headHeight) / heightOfRow(table.rows)));
}

/** A table as a drawing with the width and height that its words need. */
export function drawTable(table: DrawnTable): Drawing {
  const { columns, rows } = table;
  const widths = widthsOf(table);
  const rowHeight = heightOfRow(rows);
  const leftOf = (k: number) => widths.slice(0, k).reduce((sum, width) => sum + width, 0);
  const placeOf = (k: number, top: number): ColumnBox => ({
    ...{ left: leftOf(k), width: widths[k] ?? 0, top },
    isEnd: columns[k]?.isNumeric ?? false,
  });
  const width = leftOf(columns.length);
  const placed = rows.flatMap(({ key, cells }, index) =>
    cells.map((cell, k) => {
      const place = placeOf(k, headHeight + index * rowHeight);
      return { id: `${key} ${k}`, cell, place };
    }),
  );
  const heads = columns.flatMap(({ title }, k) =>
    cellTexts({ text: title }, placeOf(k, 0), `head ${k}`).map((text) => ({
      ...text,
      color: "var(--muted)",
    })),
  );
  const shapes = (
    <>
      {placed.map(({ id, cell, place }) => (
        <CellShapes key={id} cell={cell} place={place} height={rowHeight} />
      ))}
      {rows.map(({ key }, index) => {
        const y = headHeight + index * rowHeight;
        return <line key={key} x2={width} y1={y} y2={y} stroke="var(--line)" />;
      })}
    </>
  );
  const texts = [...heads, ...placed.flatMap(({ id, cell, place }) => cellTexts(cell, place, id))];
  return { width, height: headHeight + rows.length * rowHeight, shapes, texts };
}
