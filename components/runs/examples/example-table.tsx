"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useElementWidth } from "@/components/charts/use-element-width";
import { layoutFor } from "@/components/runs/examples/example-columns";
import { ExampleHead } from "@/components/runs/examples/example-head";
import { ExampleTableRow } from "@/components/runs/examples/example-row";
import type { ExplorerFilter } from "@/components/runs/examples/explorer-filter";
import { useExamplesInSight } from "@/components/runs/examples/use-example-pages";
import { Skeleton } from "@/components/ui/skeleton";
import type { ExamplesResponse } from "@/lib/runs/examples/examples-schema";

type ExampleTableProps = {
  project: string;
  run: string;
  filter: ExplorerFilter;
  response: ExamplesResponse;
  onOpen: (id: string) => void;
};

const rowsAhead = 12;
const headHeight = 31;
const rowsPerScreen = 15;

function indexAfter(key: string, at: number, total: number): number | null {
  const moves: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + rowsPerScreen,
    PageUp: at - rowsPerScreen,
    Home: 0,
    End: total - 1,
  };
  const to = moves[key];
  return to === undefined ? null : Math.min(total - 1, Math.max(0, to));
}

/** All matching examples as a list of virtual rows: arrows walk, Enter opens. */
export function ExampleTable({ project, run, filter, response, onOpen }: ExampleTableProps) {
  const { total, checkpoints } = response;
  const scroller = useRef<HTMLElement>(null);
  const { ref, width } = useElementWidth();
  const layout = useMemo(() => layoutFor(width, checkpoints.length), [width, checkpoints.length]);
  const [active, setActive] = useState(0);
  const wantsFocus = useRef(false);
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => layout.rowHeight,
    overscan: rowsAhead,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    initialRect: { width: 0, height: 600 },
  });
  const visible = rows.getVirtualItems();
  const sight = { from: visible[0]?.index ?? 0, to: visible.at(-1)?.index ?? 0 };
  const itemAt = useExamplesInSight({ project, run, filter }, sight);

  useEffect(() => {
    if (layout.rowHeight > 0) rows.measure();
  }, [rows, layout.rowHeight]);
  useEffect(() => {
    if (!wantsFocus.current) return;
    const row = scroller.current?.querySelector(`[data-index="${active}"] button`);
    if (!(row instanceof HTMLElement)) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });
  const walk = (event: KeyboardEvent) => {
    const to = indexAfter(event.key, active, total);
    if (to === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    wantsFocus.current = true;
    setActive(to);
    rows.scrollToIndex(to);
  };
  const tabStop = visible.some(({ index }) => index === active) ? active : sight.from;
  return (
    <section
      ref={scroller}
      aria-label="Examples"
      className="-mx-2 max-h-[max(24rem,calc(100dvh-17rem))] overflow-y-auto overflow-x-hidden"
      style={{ height: headHeight + total * layout.rowHeight }}
      onKeyDown={walk}
    >
      <table ref={ref} aria-rowcount={total + 1} className="block w-full">
        <ExampleHead checkpoints={checkpoints} layout={layout} />
        <tbody className="relative block" style={{ height: rows.getTotalSize() }}>
          {visible.map(({ index, start }) => {
            const item = itemAt(index);
            if (item === undefined) {
              return (
                <tr
                  key={index}
                  aria-rowindex={index + 2}
                  className="absolute inset-x-0 top-0 flex items-center border-b px-2"
                  style={{
                    transform: `translateY(${start - headHeight}px)`,
                    height: layout.rowHeight,
                  }}
                >
                  <td className="w-full">
                    <Skeleton className="h-3.5 w-2/3" />
                  </td>
                </tr>
              );
            }
            return (
              <ExampleTableRow
                key={index}
                item={item}
                index={index}
                layout={layout}
                onOpen={onOpen}
                isInTabOrder={index === tabStop}
                onFocus={setActive}
                top={start - headHeight}
              />
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
