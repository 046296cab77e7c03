import { useCallback, useState } from "react";

const deskWidth = 880;
/** Of a card beside another one on a desk. */
export const halfDeskWidth = 600;
const leastWidth = 240;

/** The width of an element as it changes; on the server, where none is known, what it is likely to be on a desk. */
export function useElementWidth(serverWidth = deskWidth) {
  const [measured, setMeasured] = useState<number | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const measure = (width: number) => setMeasured(Math.max(leastWidth, Math.floor(width)));
    measure(element.clientWidth);
    const observer = new ResizeObserver(([entry]) => {
      if (entry) measure(entry.contentRect.width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width: measured ?? serverWidth, isMeasured: measured !== null };
}
