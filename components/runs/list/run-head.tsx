import {
  directionOf,
  type ListColumn,
  nameColumn,
  nextOrder,
} from "@/components/runs/list/run-columns";
import { SelectBox } from "@/components/runs/list/select-box";
import { headHeight, pinned, rowGrid } from "@/components/runs/list/table-shape";
import { classNames } from "@/components/ui/class-names";
import { SortButton } from "@/components/ui/sort-button";

type RunHeadProps = {
  columns: readonly ListColumn[];
  sort: string;
  onSort: (sort: string) => void;
  selection: "all" | "some" | "none";
  onToggleAll: () => void;
};

type HeadCellProps = Pick<RunHeadProps, "sort" | "onSort"> & {
  column: ListColumn;
  className?: string;
};

const headCell = "border-b bg-card px-2 font-medium text-caption text-muted";

function HeadCell({ column, sort, onSort, className }: HeadCellProps) {
  const direction = directionOf(column, sort);
  const next = nextOrder(column, sort);
  return (
    <th
      scope="col"
      aria-sort={direction ?? undefined}
      title={column.label}
      className={classNames(headCell, column.isNumeric ? "text-right" : "text-left", className)}
    >
      {next === null ? (
        <span className="block truncate">{column.label}</span>
      ) : (
        <SortButton direction={direction} onClick={() => onSort(next)}>
          {column.label}
        </SortButton>
      )}
    </th>
  );
}

export function RunHead({ columns, selection, onToggleAll, ...sorting }: RunHeadProps) {
  return (
    <thead className="sticky top-0 z-20 block">
      <tr aria-rowindex={1} style={{ height: headHeight }} className={rowGrid}>
        <td className={classNames(pinned.select, "border-b bg-card p-0")}>
          <SelectBox label="Select all runs shown" state={selection} onClick={onToggleAll} />
        </td>
        <HeadCell column={nameColumn} className={pinned.name} {...sorting} />
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} {...sorting} />
        ))}
      </tr>
    </thead>
  );
}
