import type { ReactNode } from "react";

/** Figures side by side, parted by hairlines: two in a row on a phone, four on a desk. */
export function FigureRow({ children }: { children: ReactNode }) {
  return (
    <dl className="flex flex-wrap gap-px overflow-hidden rounded-xl border bg-line">{children}</dl>
  );
}
