type NamedCheckpoint = { step: number; epoch: number | null };
type Named = { step: number; epoch: number };

/** Two neighbouring checkpoints whose epoch does not rise with the step. */
export type EpochBreak = { before: Named; after: Named };

/** The first place where epochs do not rise with the steps, as after a restart from an older checkpoint; else null. */
export function epochBreak(places: readonly NamedCheckpoint[]): EpochBreak | null {
  const byStep = new Map<number, number>();
  for (const { step, epoch } of places) if (epoch !== null) byStep.set(step, epoch);
  let before: Named | null = null;
  for (const [step, epoch] of [...byStep].sort(([a], [b]) => a - b)) {
    const after = { step, epoch };
    if (before !== null && epoch <= before.epoch) return { before, after };
    before = after;
  }
  return null;
}

/** Why steps are shown instead of epochs. */
export function epochBreakWords({ before, after }: EpochBreak): string {
  const same = after.epoch === before.epoch;
  const place = same
    ? `steps ${before.step} and ${after.step} are both epoch ${after.epoch}`
    : `epoch ${after.epoch} at step ${after.step} comes after epoch ${before.epoch} at step ${before.step}`;
  return `The epochs of this run do not rise with its steps (${place}), so steps are used instead.`;
}
