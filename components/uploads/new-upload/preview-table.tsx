import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import type { InspectedFile } from "@/lib/uploads/inspect-schema";

type PreviewTableProps = { preview: InspectedFile["preview"]; label: string };

const shownColumns = 12;

/** The first records as text. */
export function PreviewTable({ preview, label }: PreviewTableProps) {
  const columns = preview.columns.slice(0, shownColumns);
  const hiddenColumns = preview.columns.length - columns.length;
  return (
    <>
      <Table label={label}>
        <TableHead>
          <tr>
            {columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may repeat a column's name
              <TableHeadCell key={index}>{column || "(no name)"}</TableHeadCell>
            ))}
          </tr>
        </TableHead>
        <tbody>
          {preview.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file may be equal
            <TableRow key={index}>
              {columns.map((_, cell) => (
                <TableCell
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  key={cell}
                  className="max-w-72 truncate whitespace-nowrap font-mono text-caption"
                >
                  {row[cell]}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </tbody>
      </Table>
      {hiddenColumns > 0 && (
        <p className="mt-2 text-caption text-muted">
          {hiddenColumns} further {hiddenColumns === 1 ? "column is" : "columns are"} not shown.
        </p>
      )}
    </>
  );
}
