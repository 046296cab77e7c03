type Estimate = { points: number; low: number | null; high: number | null };

export type SharedRun = {
  name: string;
  /** Ratio; null where the training set is not known. */
  unknownShare: number | null;
  isRelabelled: boolean;
  /** Percentage points lost beyond the control's loss. */
  attributable: Estimate | null;
};

export type SharedLoss<R extends SharedRun = SharedRun> = R & {
  unknownShare: number;
  attributable: NonNullable<R["attributable"]>;
};

/** Runs with Unknown examples as they are and a control, by rising share. */
export function runsByShare<R extends SharedRun>(runs: readonly R[]): SharedLoss<R>[] {
  return runs
    .filter((run): run is SharedLoss<R> => run.attributable !== null && run.unknownShare !== null)
    .filter(({ unknownShare, isRelabelled }) => unknownShare > 0 && !isRelabelled)
    .sort((a, b) => a.unknownShare - b.unknownShare || (a.name < b.name ? -1 : 1));
}

export type HurtingShare<R extends SharedRun = SharedRun> = {
  /** The smallest share that hurts, of several such runs the first by name. */
  first: SharedLoss<R>;
  /** The largest share. */
  most: SharedLoss<R>;
};

/**
 * From which Unknown share on new knowledge hurts: going down from the largest share, the last one before
 * a run whose interval of attributable loss holds no loss. The order is fixed beforehand and stops at the
 * first failure, so that looking at many shares does not raise the chance of a false one above that of a
 * single interval (fixed-sequence procedure, Maurer et al. 1995; docs/decisions/0035). Null where not even
 * the largest share lost more than its control.
 */
export function hurtingShare<R extends SharedRun>(runs: readonly R[]): HurtingShare<R> | null {
  const judged = runsByShare(runs);
  const isHurt = ({ attributable }: SharedLoss<R>) => (attributable.low ?? 0) > 0;
  const lastUnhurt = judged.findLast((run) => !isHurt(run));
  const hurting = judged.filter(
    ({ unknownShare }) => unknownShare > (lastUnhurt?.unknownShare ?? 0),
  );
  const [first, most] = [hurting.at(0), hurting.at(-1)];
  return first && most ? { first, most } : null;
}
