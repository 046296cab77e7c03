import {
  hasTransition,
  historyOf,
  type Transition,
  transitions,
} from "@/lib/domain/dynamics/example-history";
import type { CheckpointOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";

/**
 * The classes of every example (SCIENCE.md section 9) as one byte: bit k stands for the k-th of
 * `transitions`. Classes overlap, so several bits may be set; none is for an example evaluated nowhere. Of the examples
 * from one position up to before another where they are said.
 */
export function historyBits(
  checkpoints: readonly CheckpointOutcomes[],
  { from, to }: { from: number; to: number } = { from: 0, to: Number.POSITIVE_INFINITY },
): Uint8Array {
  const examples = Math.max(0, ...checkpoints.map(({ outcomes }) => outcomes.length));
  const row = new Uint8Array(checkpoints.length);
  return Uint8Array.from({ length: Math.max(0, Math.min(to, examples) - from) }, (_, at) => {
    for (let k = 0; k < row.length; k++) row[k] = checkpoints[k]?.outcomes[from + at] ?? 0;
    const history = historyOf(row);
    return transitions.reduce(
      (bits, transition, k) => bits | (hasTransition(history, transition) ? 1 << k : 0),
      0,
    );
  });
}

/** Whether the byte of an example says that it belongs to a class. */
export function hasHistory(bits: number, transition: Transition): boolean {
  return ((bits >> transitions.indexOf(transition)) & 1) === 1;
}
