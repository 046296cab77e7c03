import type { ReactNode } from "react";

/** Figures side by side, parted by hairlines: two in a row on a phone, four on a desk. */
export function FigureRow({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border bg-line lg:grid-cols-4">
      {children}
    </dl>
  );
}
