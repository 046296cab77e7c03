import { formatCount } from "@/lib/format";
import type { NamedCheckpoint } from "@/lib/runs/exhibit/exhibit-schema";

const epochText = (epoch: number) => String(Number(epoch.toFixed(2)));

/** "Epoch 0 to 30"; steps where a checkpoint has no epoch. */
export function spanOf(checkpoints: readonly NamedCheckpoint[]): string {
  const [first, last] = [checkpoints[0], checkpoints.at(-1)];
  if (!first || !last) return "Checkpoints";
  if (first.epoch === null || last.epoch === null) {
    if (first === last) return `Step ${formatCount(first.step)}`;
    return `Step ${formatCount(first.step)} to ${formatCount(last.step)}`;
  }
  if (first === last) return `Epoch ${epochText(first.epoch)}`;
  return `Epoch ${epochText(first.epoch)} to ${epochText(last.epoch)}`;
}

/** "Epoch 2.5", or "Step 38" where the run has no epochs. */
export function checkpointLabel({ step, epoch }: NamedCheckpoint): string {
  return epoch === null ? `Step ${formatCount(step)}` : `Epoch ${epochText(epoch)}`;
}

/** The number alone, for an axis. */
export function checkpointTick({ step, epoch }: NamedCheckpoint): string {
  return epoch === null ? formatCount(step) : epochText(epoch);
}
