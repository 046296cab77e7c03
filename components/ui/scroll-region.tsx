import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type ScrollRegionProps = {
  label: string;
  maxHeight?: string | undefined;
  className?: string;
  children: ReactNode;
};

/** A region that scrolls must be reachable by keyboard. */
const reachable = { tabIndex: 0 };

/**
 * Scrolls inside its card, in both directions. Where it is wider than its place its style says so, without a script, until
 * its end is in sight (app/globals.css).
 */
export function ScrollRegion({ label, maxHeight, className, children }: ScrollRegionProps) {
  return (
    <section
      aria-label={label}
      {...reachable}
      className={classNames("scrolls-sideways relative overflow-auto", className)}
      style={{ maxHeight }}
    >
      {children}
    </section>
  );
}
