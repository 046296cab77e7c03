import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { RunSummary } from "@/lib/runs/schema";

const tones: Record<RunSummary["status"], BadgeTone> = {
  running: "info",
  finished: "neutral",
  failed: "bad",
};

/** What the trainer says of the run. */
export function RunState({ status }: { status: RunSummary["status"] }) {
  return <Badge tone={tones[status]}>{status}</Badge>;
}
