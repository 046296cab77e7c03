import { type CheckpointOutcomes, pairOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";

/** z of the one-sided 95 % bound. */
const z = 1.6448536269514722;

/** A checkpoint against the best one, on the examples that both scored; ratios. */
export type LossAgainstBest = {
  lost: number;
  gained: number;
  shared: number;
  /** Net share lost. */
  loss: number;
  /** Surely (one-sided 95 %) no more than this is lost; null where nothing is shared. */
  atMost: number | null;
};

/** Every checkpoint against the best (SCIENCE.md section 6): (b - g)/n with the sample's standard error. */
export function lossesAgainstBest(
  checkpoints: readonly CheckpointOutcomes[],
  best: number,
): LossAgainstBest[] {
  const reference = checkpoints[best]?.outcomes ?? new Uint8Array();
  return checkpoints.map(({ outcomes }) => {
    const { lost, gained, total: n } = pairOutcomes(reference, outcomes);
    if (n === 0) return { lost, gained, shared: n, loss: 0, atMost: null };
    const loss = (lost - gained) / n;
    const spread = Math.sqrt(Math.max(0, (lost + gained) / n - loss ** 2));
    const atMost = n === 1 ? (spread === 0 ? loss : null) : loss + (z * spread) / Math.sqrt(n - 1);
    return { lost, gained, shared: n, loss, atMost };
  });
}

export type Choice = { index: number; atMost: number };
export type Choices = { furthest: Choice | null; earliest: Choice | null };

/**
 * Which checkpoints lose no more than `margin` against the best: the one that has fitted most Unknown
 * examples (ties: more right, then earlier; null without Unknown in training) and the first.
 */
export function chooseWithin(
  margin: number,
  question: {
    /** In the unit of the margin. */
    losses: readonly Pick<LossAgainstBest, "atMost">[];
    accuracy: readonly number[];
    /** Share of the Unknown training examples fitted, by checkpoint; null where nothing is known of it. */
    unknownFitted: readonly (number | null)[];
  },
): Choices {
  const { losses, accuracy, unknownFitted } = question;
  const within = losses.flatMap(({ atMost }, index) =>
    atMost !== null && atMost <= margin ? [{ index, atMost }] : [],
  );
  const learned = (choice: Choice) => unknownFitted[choice.index] ?? null;
  const furthest = within
    .filter((choice) => learned(choice) !== null)
    .reduce<Choice | null>((far, next) => {
      if (far === null) return next;
      const more = (learned(next) ?? 0) - (learned(far) ?? 0);
      const better = (accuracy[next.index] ?? 0) - (accuracy[far.index] ?? 0);
      return more > 0 || (more === 0 && better > 0) ? next : far;
    }, null);
  return { furthest, earliest: within[0] ?? null };
}
