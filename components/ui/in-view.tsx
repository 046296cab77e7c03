"use client";

import { type ReactNode, useEffect, useRef } from "react";

type InViewProps = {
  /** What is opened later is scrolled to; what a page opens with stays where it is. */
  isOpen: boolean;
  children: ReactNode;
};

/** Shows its children while open, and brings them into view when somebody opens them. */
export function InView({ isOpen, children }: InViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (isOpen && !wasOpen.current) place.current?.scrollIntoView({ block: "nearest" });
    wasOpen.current = isOpen;
  }, [isOpen]);
  return isOpen ? <div ref={place}>{children}</div> : null;
}
