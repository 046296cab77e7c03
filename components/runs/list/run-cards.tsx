"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { RunCard } from "@/components/runs/list/run-card";
import type { RunSelection } from "@/components/runs/list/use-run-selection";
import { useSparklines } from "@/components/runs/list/use-sparklines";
import type { RunListItem } from "@/lib/runs/schema";

type RunCardsProps = {
  project: string;
  runs: readonly RunListItem[];
  selection: RunSelection;
  hasMore: boolean;
  onNearEnd: () => void;
};

const cardHeight = 120;
const cardsBeforeEnd = 40;

/** The list on a phone scrolls with the page; the cards in sight are drawn. */
export function RunCards({ project, runs, selection, hasMore, onNearEnd }: RunCardsProps) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useEffect(() => {
    if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY);
  }, []);
  const cards = useWindowVirtualizer({
    count: runs.length,
    estimateSize: () => cardHeight,
    overscan: 6,
    scrollMargin: top,
    initialRect: { width: 0, height: 900 },
  });
  const visible = cards.getVirtualItems();
  const sight = { from: visible[0]?.index ?? 0, to: visible.at(-1)?.index ?? 0 };
  const sparklines = useSparklines({ project, runs, isShown: true }, sight);
  const isNearEnd = sight.to >= runs.length - cardsBeforeEnd;
  useEffect(() => {
    if (isNearEnd && hasMore) onNearEnd();
  });
  return (
    <ul
      ref={list}
      aria-label="Runs"
      className="relative -mx-2"
      style={{ height: cards.getTotalSize() }}
    >
      {visible.map(({ index, start }) => {
        const run = runs[index];
        return (
          run && (
            <RunCard
              key={run.id}
              project={project}
              run={run}
              index={index}
              of={hasMore ? -1 : runs.length}
              top={start - top}
              height={cardHeight}
              sparkline={sparklines.get(run.id)}
              isSelected={selection.chosen.has(run.id)}
              onToggle={() => selection.toggle(index)}
            />
          )
        );
      })}
    </ul>
  );
}
