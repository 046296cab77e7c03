import { useState } from "react";
import { sliceExplanations } from "@/components/runs/dynamics/slice-explanations";
import {
  nextOrder,
  type Slice,
  type SliceKey,
  type SliceOrder,
  sortSlices,
} from "@/components/runs/dynamics/slice-order";
import { SliceRow } from "@/components/runs/dynamics/slice-row";
import { checkpointLabel, type NamedCheckpoint } from "@/components/runs/examples/checkpoint-words";
import { Button } from "@/components/ui/button";
import { Explain } from "@/components/ui/explain";
import { SortButton } from "@/components/ui/sort-button";
import { Table, TableHead, TableHeadCell } from "@/components/ui/table";
import { formatCount } from "@/lib/format";

type SliceTableProps = {
  by: string;
  best: NamedCheckpoint;
  last: NamedCheckpoint;
  slices: readonly Slice[];
  hrefOf: (slice: Slice) => string;
};

const atFirst = 8;
const atMost = 300;

type HeadProps = {
  sortKey: SliceKey;
  label: string;
  order: SliceOrder;
  onSort: (key: SliceKey) => void;
};

function SortHead({ sortKey, label, order, onSort }: HeadProps) {
  const direction = order.key === sortKey ? order.direction : null;
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

export function SliceTable({ by, best, last, slices, hrefOf }: SliceTableProps) {
  const [order, setOrder] = useState<SliceOrder>({ key: "change", direction: "ascending" });
  const [isAll, setIsAll] = useState(false);
  const sorted = sortSlices(slices, order);
  const shown = sorted.slice(0, isAll ? atMost : atFirst);
  const heads: readonly (readonly [SliceKey, string])[] = [
    ["value", by === "relation" ? "Relation" : by],
    ["n", "n"],
    ["best", checkpointLabel(best)],
    ["last", last.step === best.step ? "Last" : checkpointLabel(last)],
    ["change", "Change"],
    ["p", "Adjusted p"],
    ["unknown", "Unknown in training"],
  ];
  return (
    <>
      <Table label={`Slices by ${by}`} maxHeight="32rem">
        <TableHead>
          <tr>
            {heads.map(([key, label]) => (
              <SortHead
                key={key}
                sortKey={key}
                label={label}
                order={order}
                onSort={(next) => setOrder(nextOrder(order, next))}
              />
            ))}
            <TableHeadCell />
          </tr>
        </TableHead>
        <tbody>
          {shown.map((slice) => (
            <SliceRow key={slice.value} slice={slice} by={by} href={hrefOf(slice)} />
          ))}
        </tbody>
      </Table>
      {!isAll && slices.length > atFirst && (
        <Button size="small" className="mt-2" onClick={() => setIsAll(true)}>
          {slices.length > atMost
            ? `Show the first ${atMost} of ${formatCount(slices.length)}`
            : `Show all ${formatCount(slices.length)}`}
        </Button>
      )}
    </>
  );
}
