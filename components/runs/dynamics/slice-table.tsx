import Link from "next/link";
import { CellContent } from "@/components/exports/cell-content";
import { sliceCells, sliceHeads } from "@/components/runs/dynamics/slices-words";
import { Button } from "@/components/ui/button";
import { Explain, type Explanation } from "@/components/ui/explain";
import { SortButton } from "@/components/ui/sort-button";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import { formatCount } from "@/lib/format";
import {
  nextSliceOrder,
  type SliceKey,
  type SliceOrder,
  sliceDirection,
  sliceKeys,
} from "@/lib/runs/analysis/slice-order";
import type { SliceModel, SlicesModel } from "@/lib/runs/dynamics/dynamics-model";
import { slicesAtMost } from "@/lib/runs/dynamics/slices-model";

type SliceRowProps = { slice: SliceModel; by: string; href: string };

/** The name is a link whose area is the whole row. */
function SliceRow({ slice, by, href }: SliceRowProps) {
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

/** The numbers of the slice table, each explained where its column begins. */
const sliceExplanations: Partial<Record<SliceKey, Omit<Explanation, "title">>> = {
  change: {
    formula: "(gained − lost) ÷ n, in points",
    method:
      "The same examples at the best and the last checkpoint, counted only where both evaluated them. Below it stands the 95 % interval of the paired difference.",
  },
  p: {
    formula: "McNemar's exact test, then Benjamini-Hochberg",
    method:
      "Each slice is tested on its discordant pairs, two-sided. The adjustment over all slices keeps the share of false alarms among the slices called different at 5 %.",
  },
  unknown: {
    formula: "Unknown ÷ all training examples of the slice",
    method:
      "Counted in the training set of this run. A slice whose training examples are all Unknown is marked, because a wholly unfamiliar kind of knowledge hurts most.",
  },
};

type SliceTableProps = {
  card: SlicesModel;
  hrefOf: (slice: SliceModel) => string;
  onOrder: (order: SliceOrder) => void;
  onAll: () => void;
};

type HeadProps = {
  sortKey: SliceKey;
  label: string;
  order: SliceOrder;
  onSort: (key: SliceKey) => void;
};

function SortHead({ sortKey, label, order, onSort }: HeadProps) {
  const direction = sliceDirection(order, sortKey);
  const explanation = sliceExplanations[sortKey];
  return (
    <TableHeadCell isNumeric={sortKey !== "value"} aria-sort={direction ?? undefined}>
      <span className="inline-flex items-center gap-1">
        <SortButton direction={direction} onClick={() => onSort(sortKey)}>
          {label}
        </SortButton>
        {explanation && <Explain title={label} {...explanation} />}
      </span>
    </TableHeadCell>
  );
}

/** The slices in sight, each a way to its examples; its heads sort. */
export function SliceTable({ card, hrefOf, onOrder, onAll }: SliceTableProps) {
  const { by, order, slices, of } = card;
  const isCut = slices.length < Math.min(of, slicesAtMost);
  return (
    <>
      <Table label={`Slices by ${by}`} maxHeight="32rem">
        <TableHead>
          <tr>
            {sliceHeads(card).map(([key, label]) => (
              <SortHead
                key={key}
                sortKey={key}
                label={label}
                order={order}
                onSort={(next) => onOrder(nextSliceOrder(order, next))}
              />
            ))}
            <TableHeadCell />
          </tr>
        </TableHead>
        <tbody>
          {slices.map((slice) => (
            <SliceRow key={slice.value} slice={slice} by={by} href={hrefOf(slice)} />
          ))}
        </tbody>
      </Table>
      {isCut && (
        <Button size="small" className="mt-2" onClick={onAll}>
          {of > slicesAtMost
            ? `Show the first ${slicesAtMost} of ${formatCount(of)}`
            : `Show all ${formatCount(of)}`}
        </Button>
      )}
    </>
  );
}
