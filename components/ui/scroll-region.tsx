"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";

type ScrollRegionProps = {
  label: string;
  maxHeight?: string | undefined;
  className?: string;
  children: ReactNode;
};

/** A region that scrolls must be reachable by keyboard. */
const reachable = { tabIndex: 0 };

/** Scrolls inside its card, in both directions. Where it is wider than its place it says so, until its end is in sight. */
export function ScrollRegion({ label, maxHeight, className, children }: ScrollRegionProps) {
  const region = useRef<HTMLElement>(null);
  const [hasMore, setHasMore] = useState(false);
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    const look = () => {
      const left = element.scrollWidth - element.clientWidth - element.scrollLeft;
      setHasMore(left > 4);
    };
    const watch = new ResizeObserver(look);
    watch.observe(element);
    if (element.firstElementChild) watch.observe(element.firstElementChild);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);
  return (
    <div>
      <section
        ref={region}
        aria-label={label}
        {...reachable}
        className={classNames("relative overflow-auto", className)}
        style={{ maxHeight }}
      >
        {children}
      </section>
      {hasMore && (
        <p aria-hidden className="pt-1 text-right text-caption text-muted print:hidden">
          more to the right →
        </p>
      )}
    </div>
  );
}
