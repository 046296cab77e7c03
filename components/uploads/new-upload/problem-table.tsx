import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import type { ErrorDetail } from "@/lib/errors";
import { formatCount } from "@/lib/format";

type ProblemTableProps = { label: string; details: readonly ErrorDetail[] };

/** Where a file is wrong: line, column, sentence. */
export function ProblemTable({ label, details }: ProblemTableProps) {
  return (
    <Table label={label} maxHeight="20rem">
      <TableHead>
        <tr>
          <TableHeadCell isNumeric className="w-16">
            Line
          </TableHeadCell>
          <TableHeadCell className="w-32">Column</TableHeadCell>
          <TableHeadCell>Problem</TableHeadCell>
        </tr>
      </TableHead>
      <tbody>
        {details.map((detail, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two problems may read the same
          <TableRow key={index}>
            <TableCell isNumeric>{formatCount(detail.line ?? null)}</TableCell>
            <TableCell className="font-mono text-caption">{detail.column ?? ""}</TableCell>
            <TableCell className="wrap-anywhere">{detail.message}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
