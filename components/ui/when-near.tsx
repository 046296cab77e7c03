"use client";

import { type ReactNode, useCallback, useEffect, useState } from "react";

const nearPixels = 200;

type WhenNearProps = { children: ReactNode; placeholder: ReactNode };

/** Renders its children once the reader has come near to them, or prints the page; then they stay. */
export function WhenNear({ children, placeholder }: WhenNearProps) {
  const [isNear, setIsNear] = useState(false);
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const observer = new IntersectionObserver(
      // A busy page hears several changes at once, the newest last.
      (entries) => entries.some((entry) => entry.isIntersecting) && setIsNear(true),
      { rootMargin: `${nearPixels}px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const show = () => setIsNear(true);
    window.addEventListener("beforeprint", show);
    return () => window.removeEventListener("beforeprint", show);
  }, []);
  return isNear ? children : <div ref={watch}>{placeholder}</div>;
}
