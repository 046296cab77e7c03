import { useCallback, useState } from "react";

const serverWidth = 880;

/** The width of an element as it changes; on the server, where none is known, that of a desk. */
export function useElementWidth() {
  const [width, setWidth] = useState(serverWidth);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    setWidth(Math.max(240, Math.floor(element.clientWidth)));
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(240, Math.floor(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
