import { Badge } from "@/components/ui/badge";
import { positionWords } from "@/lib/domain/findings/finding-words";
import type { RunSummary } from "@/lib/runs/schema";

/** What the outcomes say of the run; degrading only where a test has confirmed it, nothing while the analysis is due. */
export function RunHealth({
  run: { health, onset, best, isRatesOnly, openSets },
}: {
  run: RunSummary;
}) {
  if (health === "pending") return null;
  if (isRatesOnly) {
    const sets = openSets === 1 ? "1 set" : `${openSets} sets`;
    const words = best === null && openSets > 0 ? `rates only, ${sets}` : "rates only";
    return <Badge tone="neutral">{words}</Badge>;
  }
  if (health === "healthy") return <Badge tone="good">no fall confirmed</Badge>;
  if (health === "insufficient-data") return <Badge tone="neutral">not enough data</Badge>;
  const by = onset?.epoch;
  return (
    <Badge tone="bad">
      {typeof by === "number" ? `degrading by epoch ${latestWords(by)}` : "degrading"}
    </Badge>
  );
}

/** The end of an interval, rounded so that it still holds: a start is never known to a tenth of an epoch. */
function latestWords(epoch: number): string {
  return epoch < 2 ? positionWords(epoch) : String(Math.ceil(epoch));
}
