import { memo } from "react";
import { RunCell } from "@/components/runs/list/run-cell";
import type { ListColumn } from "@/components/runs/list/run-columns";
import { SelectBox } from "@/components/runs/list/select-box";
import { pinned, rowGrid, rowHeight } from "@/components/runs/list/table-shape";
import { RunDot } from "@/components/runs/run-dot";
import { classNames } from "@/components/ui/class-names";
import { paths } from "@/lib/paths";
import type { RunListItem } from "@/lib/runs/schema";

/** At most three tags, so that one run does not fill the list. */
function RunTags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  const shown = tags.slice(0, 3).join(" · ");
  const more = tags.length - 3;
  return (
    <span className="block max-w-64 truncate text-caption text-muted" title={tags.join(", ")}>
      {shown}
      {more > 0 && ` and ${more} more`}
    </span>
  );
}

type RunTableRowProps = {
  project: string;
  run: RunListItem;
  /** Position in the whole list, from 0. */
  index: number;
  columns: readonly ListColumn[];
  sparkline: readonly number[] | undefined;
  isSelected: boolean;
  isInTabOrder: boolean;
};

const pinnedCell =
  "bg-card group-hover:bg-hover group-focus-within:bg-hover group-data-selected:bg-tone-info";

/** A selected row is told by more than a tint. */
const selectedBar = "group-data-selected:shadow-[inset_3px_0_0_var(--focus)]";

const rowClass = `${rowGrid} group contain-strict cursor-pointer hover:bg-hover focus-within:bg-hover data-selected:bg-tone-info [&>*]:border-b`;

/** Clicks and keys are heard by the table, so that a row is drawn again only when it shows something else. */
export const RunTableRow = memo(function RunTableRow(props: RunTableRowProps) {
  const { project, run, index, columns, sparkline, isSelected, isInTabOrder } = props;
  const tabIndex = isInTabOrder ? 0 : -1;
  return (
    <tr
      data-index={index}
      data-selected={isSelected || undefined}
      aria-rowindex={index + 2}
      style={{ height: rowHeight }}
      className={rowClass}
    >
      <td className={classNames(pinned.select, pinnedCell, selectedBar, "p-0")}>
        <SelectBox
          label={`Select ${run.name}`}
          state={isSelected ? "all" : "none"}
          tabIndex={tabIndex}
        />
      </td>
      <th
        scope="row"
        className={classNames(pinned.name, pinnedCell, "px-2 py-0 text-left font-normal")}
      >
        <a
          href={paths.run(project, run.id)}
          tabIndex={tabIndex}
          className="block truncate rounded-sm font-semibold hover:underline"
        >
          <RunDot color={run.color} /> {run.name}
        </a>
        <RunTags tags={run.tags} />
      </th>
      {columns.map(({ key, isNumeric }) => (
        <td
          key={key}
          className={classNames("truncate px-2 py-0", isNumeric && "text-right tabular-nums")}
        >
          <RunCell column={key} run={run} sparkline={key === "curve" ? sparkline : undefined} />
        </td>
      ))}
    </tr>
  );
});
