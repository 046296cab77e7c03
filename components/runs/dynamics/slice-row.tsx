import Link from "next/link";
import { CellContent } from "@/components/exports/cell-content";
import { sliceCells } from "@/components/runs/dynamics/slices-words";
import { TableCell, TableRow } from "@/components/ui/table";
import { sliceKeys } from "@/lib/runs/analysis/slice-order";
import type { SliceModel } from "@/lib/runs/dynamics/dynamics-model";

type SliceRowProps = { slice: SliceModel; by: string; href: string };

/** The name is a link whose area is the whole row. */
export function SliceRow({ slice, by, href }: SliceRowProps) {
  const [name, ...cells] = sliceCells(slice, by);
  return (
    <TableRow className="relative">
      <TableCell className="max-w-64">
        <Link href={href} className="block truncate rounded-sm after:absolute after:inset-0">
          {name && <CellContent cell={name} />}
        </Link>
      </TableCell>
      {cells.map((cell, k) => (
        <TableCell key={sliceKeys[k + 1] ?? "bars"} isNumeric={!cell.bar}>
          <CellContent cell={cell} />
        </TableCell>
      ))}
    </TableRow>
  );
}
