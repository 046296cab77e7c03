import { formatEpoch, formatPercent } from "@/lib/format";
import type { RunSummary } from "@/lib/runs/schema";

/** Accuracy at a checkpoint, and which checkpoint that is. */
export function RunFigure({ figure }: { figure: RunSummary["best"] }) {
  if (figure === null) return <span className="text-muted">–</span>;
  return (
    <>
      {formatPercent(figure.accuracy)}
      <span className="block text-caption text-muted">
        {formatEpoch(figure.epoch, figure.step)}
      </span>
    </>
  );
}
