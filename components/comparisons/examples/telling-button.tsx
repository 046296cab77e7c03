import type { ReactNode } from "react";
import { type TellingView, tellingViewText } from "@/components/comparisons/examples/telling-view";
import { useCompareView } from "@/components/comparisons/use-compare-view";

type TellingButtonProps = { view: TellingView; label: string; count: number; children: ReactNode };

/** A number of examples that opens the examples; none is plain text. */
export function TellingButton({ view, label, count, children }: TellingButtonProps) {
  const { setView } = useCompareView();
  if (count === 0) return <span>{children}</span>;
  return (
    <button
      type="button"
      aria-label={label}
      className="underline decoration-line-strong underline-offset-2 hover:text-ink hover:decoration-ink"
      onClick={() => setView({ examples: tellingViewText(view) })}
    >
      {children}
    </button>
  );
}
