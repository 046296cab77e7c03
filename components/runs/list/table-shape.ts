/** Pixels. Every row is as high as every other, so that a place in the list is a place on the screen. */
export const rowHeight = 52;
export const headHeight = 34;
const selectWidth = 34;
const nameWidth = 208;

/** The first two columns stay where the others scroll sideways; where all fit, each of these would cost a layer. */
export const pinned = {
  select: "group-data-wide/runs:sticky group-data-wide/runs:left-0 group-data-wide/runs:z-10",
  name: "border-r group-data-wide/runs:sticky group-data-wide/runs:left-[34px] group-data-wide/runs:z-10",
} as const;

/**
 * A row is a grid of fixed height that nothing outside depends on: a table would be laid out as a whole for each
 * row that comes into sight.
 */
export const rowGrid = "grid grid-cols-(--run-columns) [&>*]:content-center [&>*]:min-w-0";

type Widths = readonly { width: number }[];

/** Pixels below which the list scrolls sideways. */
export function leastWidth(columns: Widths): number {
  return columns.reduce((sum, { width }) => sum + width, selectWidth + nameWidth);
}

/** The tracks of every row, for `--run-columns`: what is left over is shared out in proportion. */
export function columnTracks(columns: Widths): string {
  const tracks = [nameWidth, ...columns.map(({ width }) => width)];
  return [`${selectWidth}px`, ...tracks.map((width) => `minmax(${width}px,${width}fr)`)].join(" ");
}
