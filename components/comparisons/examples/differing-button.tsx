import type { ReactNode } from "react";
import {
  type DifferingView,
  differingViewText,
} from "@/components/comparisons/examples/differing-view";
import { useCompareView } from "@/components/comparisons/use-compare-view";

type DifferingButtonProps = {
  view: DifferingView;
  label: string;
  count: number;
  children: ReactNode;
};

/** A number of examples that opens the examples; none is plain text. */
export function DifferingButton({ view, label, count, children }: DifferingButtonProps) {
  const { setView } = useCompareView();
  if (count === 0) return <span>{children}</span>;
  return (
    <button
      type="button"
      aria-label={label}
      className="inline-block min-h-6 min-w-6 underline decoration-line-strong underline-offset-2 hover:text-ink hover:decoration-ink"
      onClick={() => setView({ examples: differingViewText(view) })}
    >
      {children}
    </button>
  );
}
