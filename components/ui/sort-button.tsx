import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";

type SortButtonProps = {
  direction: "ascending" | "descending" | null;
  onClick: () => void;
  children: ReactNode;
};

/** Goes inside a TableHeadCell, which carries aria-sort; a faint mark says that what is not sorted by can be. */
export function SortButton({ direction, onClick, children }: SortButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline-flex min-h-6 items-center align-middle gap-1 whitespace-nowrap rounded-sm font-medium hover:text-ink data-sorted:text-ink [&_svg]:size-3 [&_svg]:shrink-0 in-[.text-right]:flex-row-reverse"
      data-sorted={direction ?? undefined}
    >
      {children}
      {direction === null && <ChevronsUpDown aria-hidden className="-mx-0.5 opacity-50" />}
      {direction === "ascending" && <ArrowUp aria-hidden />}
      {direction === "descending" && <ArrowDown aria-hidden />}
    </button>
  );
}
