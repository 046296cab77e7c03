import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type FigureRowProps = { children: ReactNode; className?: string | undefined };

/** Figures side by side, parted by hairlines: two in a row on a phone, four on a desk. */
export function FigureRow({ children, className }: FigureRowProps) {
  return (
    <dl
      className={classNames(
        "flex flex-wrap gap-px overflow-hidden rounded-xl border bg-line",
        className,
      )}
    >
      {children}
    </dl>
  );
}
