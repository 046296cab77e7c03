import { useRef, useState } from "react";
import {
  nothingSelected,
  type Selection,
  selectBetween,
  toggleAll,
  toggleRun,
} from "@/components/runs/list/row-selection";
import type { RunListItem } from "@/lib/runs/schema";

export type RunSelection = ReturnType<typeof useRunSelection>;

/** Which runs are chosen. They stay so when the list is filtered anew: runs of several lists can be compared. */
export function useRunSelection(runs: readonly RunListItem[]) {
  const [chosen, setChosen] = useState<Selection>(nothingSelected);
  const anchor = useRef(0);
  return {
    chosen,
    toggle: (index: number, isRange = false) => {
      const run = runs[index];
      const from = anchor.current;
      anchor.current = index;
      if (isRange) setChosen((now) => selectBetween(now, { runs, from, to: index }));
      else if (run) setChosen((now) => toggleRun(now, run));
    },
    extend: (from: number, to: number) => {
      anchor.current = to;
      setChosen((now) => selectBetween(now, { runs, from, to }));
    },
    toggleAll: () => setChosen((now) => toggleAll(now, runs)),
    drop: (ids: readonly string[]) =>
      setChosen((now) => new Map([...now].filter(([id]) => !ids.includes(id)))),
    clear: () => setChosen(nothingSelected),
  };
}
