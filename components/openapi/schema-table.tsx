import { ShapeLink } from "@/components/openapi/shape-link";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import type { SchemaRow } from "@/lib/openapi/schema-rows";

type SchemaTableProps = { label: string; rows: readonly SchemaRow[]; isInput?: boolean };

/** The fields of a body, an answer or an address. In answers every field is there, so only inputs say "required". */
export function SchemaTable({ label, rows, isInput }: SchemaTableProps) {
  return (
    <Table label={label} className="min-w-136">
      <TableHead>
        <tr>
          <TableHeadCell className="w-[32%]">Field</TableHeadCell>
          <TableHeadCell className="w-[30%]">Type</TableHeadCell>
          <TableHeadCell>Meaning</TableHeadCell>
        </tr>
      </TableHead>
      <tbody>
        {rows.map(({ name, type, shape, isRequired, description }) => (
          <TableRow key={name}>
            <TableCell className="align-top">
              <code className="wrap-anywhere text-caption">{name}</code>
              {isInput && isRequired && (
                <span className="ml-1.5 whitespace-nowrap text-caption text-confirmed">
                  required
                </span>
              )}
            </TableCell>
            <TableCell className="wrap-anywhere align-top font-mono text-caption text-muted">
              <ShapeLink type={type} shape={shape} />
            </TableCell>
            <TableCell className="min-w-40 align-top text-muted">{description}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
