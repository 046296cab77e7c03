import { Badge } from "@/components/ui/badge";
import type { RunSummary } from "@/lib/runs/schema";

/** What the outcomes say of the run, where a test has confirmed that knowledge is being lost. */
export function RunHealth({ run: { health, onset } }: { run: RunSummary }) {
  if (health !== "degrading") return null;
  const since = onset?.epoch;
  return (
    <Badge tone="bad">
      {typeof since === "number" ? `degrading since epoch ${since}` : "degrading"}
    </Badge>
  );
}
