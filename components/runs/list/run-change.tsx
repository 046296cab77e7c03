import { formatPoints } from "@/lib/format";
import type { RunSummary } from "@/lib/runs/schema";

/** Last minus best, so a fall has a minus; red only where a test has confirmed it. */
export function RunChange({ run }: { run: RunSummary }) {
  const isConfirmed = run.health === "degrading";
  return (
    <span className={isConfirmed ? "font-medium text-confirmed" : undefined}>
      {formatPoints(run.drop === null ? null : -run.drop / 100)}
    </span>
  );
}
