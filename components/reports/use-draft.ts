import { useEffect, useRef, useState } from "react";
import {
  added,
  type Draft,
  isChanged,
  removed,
  type Unplaced,
} from "@/components/reports/draft-model";

/** A draft, what it was before blocks came, went or moved, and a warning before a page with changes is left. */
export function useDraft(saved: Draft) {
  const [draft, setDraft] = useState(saved);
  const [past, setPast] = useState<readonly Draft[]>([]);
  const made = useRef(0);
  const hasChanges = isChanged(draft, saved);
  useEffect(() => {
    if (!hasChanges) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [hasChanges]);
  const step = (next: Draft) => {
    if (next === draft) return;
    setPast([...past, draft]);
    setDraft(next);
  };
  const before = past.at(-1);
  return {
    draft,
    hasChanges,
    /** For what is typed: the browser's own undo takes it back. */
    setDraft,
    step,
    add: (block: Unplaced) => {
      made.current += 1;
      step(added(draft, { ...block, key: `new ${made.current}` }));
    },
    remove: (key: string) => step(removed(draft, key)),
    undo:
      before === undefined
        ? null
        : () => {
            setDraft(before);
            setPast(past.slice(0, -1));
          },
  };
}
export type DraftState = ReturnType<typeof useDraft>;
