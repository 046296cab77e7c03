import { type RefObject, useEffect, useState } from "react";

/** Whether an element is narrower than so many pixels; taken for narrower until it is known. */
export function useIsNarrower(element: RefObject<HTMLElement | null>, width: number): boolean {
  const [seenWidth, setSeenWidth] = useState(0);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => setSeenWidth(entry?.contentRect.width ?? 0));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return seenWidth < width;
}
