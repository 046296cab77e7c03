import { useCallback, useState } from "react";

const serverWidth = 880;
const leastWidth = 240;

/** The width of an element as it changes; on the server, where none is known, that of a desk. */
export function useElementWidth() {
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
