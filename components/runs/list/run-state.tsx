import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { RunSummary } from "@/lib/runs/schema";

const tones: Record<RunSummary["status"], BadgeTone> = {
  running: "info",
  finished: "neutral",
  failed: "bad",
  stalled: "warn",
};

type RunStateProps = Pick<RunSummary, "status"> & { lastSign?: string | null };

/** What the trainer says of the run, and since when it says nothing. */
export function RunState({ status, lastSign = null }: RunStateProps) {
  const isStalled = status === "stalled" && lastSign !== null;
  return (
    <Badge tone={tones[status]}>
      {isStalled ? `stalled, no sign since ${lastSign.slice(11, 16)} UTC` : status}
    </Badge>
  );
}
