import { formatPoints } from "@/lib/format";
import type { RunSummary } from "@/lib/runs/schema";

/** Last minus best, so a fall has a minus; red only where a fall is confirmed that is not withheld answers. */
export function RunChange({ run }: { run: RunSummary }) {
  const isConfirmed = run.health === "degrading" && !run.isWithheld;
  return (
    <span className={isConfirmed ? "font-medium text-confirmed" : undefined}>
      {formatPoints(run.drop === null ? null : -run.drop / 100)}
    </span>
  );
}
