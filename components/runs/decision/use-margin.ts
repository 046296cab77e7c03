import { useEffect, useRef, useState } from "react";
import { useRunView } from "@/components/runs/page/use-run-view";

/** After the last move: every card of the page reads the address, and would be drawn anew at each. */
const settledMs = 150;
const isSame = (a: number, b: number) => Math.abs(a - b) < 1e-9;

/** The acceptable loss in points: as it is being moved, else as the address says, else the project's. */
export function useMargin(projects: number) {
  const { view, setView } = useRunView();
  const [moved, setMoved] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const move = (next: number) => {
    setMoved(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      void setView({ margin: isSame(next, projects) ? null : next });
      setMoved(null);
    }, settledMs);
  };
  const margin = Math.min(100, Math.max(0, moved ?? view.margin ?? projects));
  return { margin, isMoved: !isSame(margin, projects), move };
}
