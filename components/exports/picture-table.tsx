import type { DrawnTable } from "@/components/charts/table-model";
import { CellContent } from "@/components/exports/cell-content";
import { classNames } from "@/components/ui/class-names";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";

/** What matters most must fit a phone; the rest scrolls. */
const tight = "max-sm:px-1 max-sm:first:pl-2 print:px-1 print:py-0.5";

/** Of a wider table the first column stays while the others scroll. */
const mostInSight = 7;

type PictureTableProps = { label: string; table: DrawnTable };

/** A table in plain values as the page shows it, without any script. */
export function PictureTable({ label, table }: PictureTableProps) {
  const { columns, rows } = table;
  return (
    <Table label={label}>
      <TableHead>
        <tr>
          {columns.map(({ title, isNumeric }) => (
            <TableHeadCell key={title} isNumeric={isNumeric ?? false} className={tight}>
              {title}
            </TableHeadCell>
          ))}
        </tr>
      </TableHead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <TableRow key={key}>
            {cells.map((cell, k) => (
              <TableCell
                key={columns[k]?.title}
                isNumeric={columns[k]?.isNumeric ?? false}
                className={classNames(
                  ...[tight, "max-w-64 wrap-break-word"],
                  k === 0 &&
                    columns.length > mostInSight &&
                    "sticky left-0 bg-card max-sm:max-w-32",
                )}
                style={{ background: cell.fill }}
              >
                <CellContent cell={cell} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
