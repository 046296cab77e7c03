import type { Flow } from "@/components/charts/flow-svg";
import { checkpointLabel, checkpointTick } from "@/components/runs/examples/checkpoint-words";
import type { FlowCardContent } from "@/lib/shares/dynamics-view";

/** A bar for every checkpoint that has one before it; the key is its step. */
export function flowsOf(checkpoints: FlowCardContent["checkpoints"]): Flow[] {
  return checkpoints.flatMap(({ sincePrevious, ...checkpoint }) =>
    sincePrevious === null
      ? []
      : [
          {
            key: String(checkpoint.step),
            label: checkpointLabel(checkpoint),
            tick: checkpointTick(checkpoint),
            gained: sincePrevious.gained,
            lost: sincePrevious.lost,
          },
        ],
  );
}
