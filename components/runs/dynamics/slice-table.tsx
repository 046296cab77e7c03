import { sliceExplanations } from "@/components/runs/dynamics/slice-explanations";
import { SliceRow } from "@/components/runs/dynamics/slice-row";
import { sliceHeads } from "@/components/runs/dynamics/slices-words";
import { Button } from "@/components/ui/button";
import { Explain } from "@/components/ui/explain";
import { SortButton } from "@/components/ui/sort-button";
import { Table, TableHead, TableHeadCell } from "@/components/ui/table";
import { formatCount } from "@/lib/format";
import {
  directionOf,
  nextOrder,
  type SliceKey,
  type SliceOrder,
} from "@/lib/runs/analysis/slice-order";
import type { SliceModel, SlicesModel } from "@/lib/runs/dynamics/dynamics-model";
import { slicesAtMost } from "@/lib/runs/dynamics/slices-model";

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
  const direction = directionOf(order, sortKey);
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
                onSort={(next) => onOrder(nextOrder(order, next))}
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
