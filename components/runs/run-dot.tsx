import { strokeOf } from "@/components/charts/paint";
import { tokenOf } from "@/components/runs/run-colors";
import type { RunColor } from "@/lib/runs/choices";

/** A run's own colour beside its name; a ring where one may give it one, nothing else where it has none. */
export function RunDot({ color, hasRing = false }: { color: RunColor | null; hasRing?: boolean }) {
  if (color === null && !hasRing) return null;
  const paint = color === null ? {} : { background: strokeOf(tokenOf(color)) };
  return (
    <span
      aria-hidden
      className={`inline-block size-2.5 shrink-0 rounded-full forced-color-adjust-none ${color === null ? "border-2 border-line-strong" : ""}`}
      style={paint}
    />
  );
}
