"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type MouseEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { selectionState } from "@/components/runs/list/row-selection";
import type { ListColumn } from "@/components/runs/list/run-columns";
import { RunHead } from "@/components/runs/list/run-head";
import { RunTableRow } from "@/components/runs/list/run-row";
import {
  columnTracks,
  headHeight,
  leastWidth,
  rowGrid,
  rowHeight,
} from "@/components/runs/list/table-shape";
import { rowIndexOf, useRowCursor } from "@/components/runs/list/use-row-cursor";
import { useRunOpening } from "@/components/runs/list/use-run-opening";
import type { RunSelection } from "@/components/runs/list/use-run-selection";
import { useSparklines } from "@/components/runs/list/use-sparklines";
import { Skeleton } from "@/components/ui/skeleton";
import type { RunListItem } from "@/lib/runs/schema";

/** Whether an element is narrower than so many pixels; taken for narrower until it is known. */
function useIsNarrower(element: RefObject<HTMLElement | null>, width: number): boolean {
  const [seenWidth, setSeenWidth] = useState(0);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => setSeenWidth(entry?.contentRect.width ?? 0));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return seenWidth < width;
}

type RunTableProps = {
  project: string;
  runs: readonly RunListItem[];
  columns: readonly ListColumn[];
  sort: string;
  onSort: (sort: string) => void;
  /** What the list is of; another one begins at its top. */
  listKey: string;
  selection: RunSelection;
  hasMore: boolean;
  /** Called when the end comes near. */
  onNearEnd: () => void;
};

const rowsAhead = 6;
const rowsBeforeEnd = 60;
const rowsToCome = 3;

function useRows({ runs, hasMore, onNearEnd }: RunTableProps) {
  const scroller = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: runs.length + (hasMore ? rowsToCome : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: rowsAhead,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    initialRect: { width: 0, height: 700 },
  });
  const visible = rows.getVirtualItems();
  const first = visible[0];
  const last = visible.at(-1);
  const isNearEnd = (last?.index ?? 0) >= runs.length - rowsBeforeEnd;
  useEffect(() => {
    if (isNearEnd && hasMore) onNearEnd();
  });
  return {
    scroller,
    visible,
    above: (first?.start ?? headHeight) - headHeight,
    below: rows.getTotalSize() - ((last?.end ?? headHeight) - headHeight),
    sight: { from: first?.index ?? 0, to: last?.index ?? 0 },
    scrollTo: (index: number) => rows.scrollToIndex(index),
  };
}

function WaitingRow({ index }: { index: number }) {
  return (
    <tr aria-rowindex={index + 2} style={{ height: rowHeight }} className={rowGrid}>
      <td className="col-span-full border-b px-3">
        <Skeleton className="h-4 w-2/3" />
      </td>
    </tr>
  );
}

/** Thousands of runs, of which those in sight are drawn; a click anywhere on a row opens it. */
export function RunTable(props: RunTableProps) {
  const { project, runs, columns, sort, onSort, listKey, selection, hasMore } = props;
  const opening = useRunOpening(project, runs);
  const { scroller, visible, above, below, sight, scrollTo } = useRows(props);
  const isCurveShown = columns.some(({ key }) => key === "curve");
  const sparklines = useSparklines({ project, runs, isShown: isCurveShown }, sight);
  const cursor = useRowCursor({
    scroller,
    count: runs.length,
    scrollTo,
    onToggle: (index) => selection.toggle(index),
    onExtend: (from, to) => selection.extend(from, to),
    onOpen: opening.open,
    onClear: selection.clear,
  });
  const click = (event: MouseEvent) => {
    const index = rowIndexOf(event.target);
    if (index === null || !(event.target instanceof Element)) return;
    cursor.setActive(index);
    if (event.target instanceof HTMLInputElement) selection.toggle(index, event.shiftKey);
    else if (!event.target.closest("label")) opening.click(event, index);
  };
  const { active, setActive } = cursor;
  const [drawn, setDrawn] = useState(listKey);
  if (drawn !== listKey) {
    setDrawn(listKey);
    setActive(0);
  }
  useLayoutEffect(() => {
    if (listKey) scroller.current?.scrollTo({ top: 0 });
  }, [listKey, scroller]);
  // Asked of ten thousand runs, and not again at each row that comes into sight.
  const selected = useMemo(() => selectionState(selection.chosen, runs), [selection.chosen, runs]);
  const tabStop = visible.some(({ index }) => index === active) ? active : sight.from;
  const width = leastWidth(columns);
  const isWide = useIsNarrower(scroller, width);
  return (
    <section
      ref={scroller}
      aria-label="Runs"
      className="-mx-2 max-h-[max(24rem,calc(100dvh-18.5rem))] overflow-auto overscroll-x-contain"
      onKeyDown={cursor.onKeyDown}
      onClick={click}
      onPointerOver={opening.onPointerOver}
    >
      <table
        aria-rowcount={hasMore ? -1 : runs.length + 1}
        data-wide={isWide || undefined}
        className="group/runs block text-[0.8125rem]"
        style={{ minWidth: width, ["--run-columns" as string]: columnTracks(columns) }}
      >
        <RunHead
          columns={columns}
          sort={sort}
          onSort={onSort}
          selection={selected}
          onToggleAll={selection.toggleAll}
        />
        <tbody className="block" style={{ paddingTop: above, paddingBottom: Math.max(0, below) }}>
          {visible.map(({ index }) => {
            const run = runs[index];
            if (!run) return <WaitingRow key={index} index={index} />;
            return (
              <RunTableRow
                key={run.id}
                project={project}
                run={run}
                index={index}
                columns={columns}
                sparkline={sparklines.get(run.id)}
                isSelected={selection.chosen.has(run.id)}
                isInTabOrder={index === tabStop}
              />
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
