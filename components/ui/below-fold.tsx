"use client";

import dynamic from "next/dynamic";
import { type ComponentType, useEffect, useRef } from "react";
import { beginReading, isRead } from "@/components/ui/reading";
import { Skeleton } from "@/components/ui/skeleton";

/** A screen may be tall enough to show the place without any move. */
function Place({ className }: { className: string }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (ref.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && beginReading(),
      { rootMargin: "0px 0px -64px" },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={ref}>
      <Skeleton className={className} />
    </div>
  );
}

/**
 * A part of a page below what it opens with: its code is fetched, and its questions are asked, once somebody reads the
 * page and does not only look at it. `className` gives the place its height until then.
 */
export function belowFold<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  className: string,
) {
  return dynamic(() => isRead.then(load), {
    ssr: false,
    loading: () => <Place className={className} />,
  });
}
