import Link from "next/link";
import { fillOf } from "@/components/charts/heat-fill";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { formatPoints } from "@/lib/format";

export type HeatCell = {
  /** A difference of ratios: below zero is lost. */
  change: number | null;
  isSignificant?: boolean;
  total?: number;
  href?: string;
};
export type HeatRow = { key: string; label: string; cells: readonly HeatCell[] };

type HeatMapProps = {
  label: string;
  rowTitle: string;
  columns: readonly { key: string; label: string }[];
  rows: readonly HeatRow[];
};

function Cell({ cell, most, words }: { cell: HeatCell; most: number; words: string }) {
  const text = formatPoints(cell.change).replace(" points", "");
  return (
    <td
      className="border border-card px-2 py-1.5 text-right whitespace-nowrap"
      style={{ background: fillOf(cell.change, most) }}
      title={cell.total === undefined ? words : `${words}, n = ${cell.total}`}
    >
      {cell.href ? (
        <Link href={cell.href} className="hover:underline">
          {text}
        </Link>
      ) : (
        text
      )}
      <span aria-hidden className="inline-block w-2 text-left">
        {cell.isSignificant ? "*" : ""}
      </span>
      {cell.isSignificant && <span className="sr-only">significant</span>}
    </td>
  );
}

/** Changes in points by row and column: the number stands in every cell, the tint only helps the eye. */
export function HeatMap({ label, rowTitle, columns, rows }: HeatMapProps) {
  const most = rows
    .flatMap(({ cells }) => cells)
    .reduce((high, { change }) => Math.max(high, Math.abs(change ?? 0)), 0);
  return (
    <ScrollRegion label={label}>
      <table className="w-full border-collapse text-caption">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="text-muted">
            <th scope="col" className="sticky left-0 bg-card px-2 py-1.5 text-left font-medium">
              {rowTitle}
            </th>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                title={column.label}
                className="max-w-32 truncate px-2 py-1.5 text-right font-medium"
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th
                scope="row"
                className="sticky left-0 whitespace-nowrap bg-card px-2 py-1.5 text-left font-medium"
              >
                {row.label}
              </th>
              {row.cells.map((cell, index) => (
                <Cell
                  key={columns[index]?.key ?? index}
                  cell={cell}
                  most={most}
                  words={`${row.label}, ${columns[index]?.label ?? ""}: ${formatPoints(cell.change)}`}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
