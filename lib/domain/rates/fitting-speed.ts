/** Fitted training examples of one kind at a checkpoint. */
export type FittedPoint = { epoch: number | null; fitted: number; total: number };

export type FittingSpeed = {
  epochsTo50: number | null;
  epochsTo90: number | null;
  final: number | null;
};

function sharesOf(points: readonly FittedPoint[]): { epoch: number; share: number }[] {
  return points.flatMap(({ epoch, fitted, total }) =>
    epoch !== null && total > 0 ? [{ epoch, share: fitted / total }] : [],
  );
}

/**
 * Epochs until `share` (ratio) of the examples are fitted for the first time, by a straight line
 * between checkpoints; the first checkpoint's own epoch when it is already there; null if never
 * reached. Points without an epoch or without examples are left out.
 */
export function epochsUntil(points: readonly FittedPoint[], share: number): number | null {
  const known = sharesOf(points);
  const reached = known.findIndex((point) => point.share >= share);
  const after = known[reached];
  if (!after) return null;
  const before = known[reached - 1];
  if (!before) return after.epoch;
  const part = (share - before.share) / (after.share - before.share);
  return before.epoch + part * (after.epoch - before.epoch);
}

function speedOf(points: readonly FittedPoint[]): FittingSpeed {
  const last = points.findLast((point) => point.total > 0);
  return {
    epochsTo50: epochsUntil(points, 0.5),
    epochsTo90: epochsUntil(points, 0.9),
    final: last ? last.fitted / last.total : null,
  };
}

function ratio(unknown: number | null, known: number | null): number | null {
  return unknown !== null && known !== null && known > 0 ? unknown / known : null;
}

/**
 * How much slower new facts are fitted than known ones (SCIENCE.md section 7): epochs to 50 % and 90 %
 * of each kind, the last share fitted, and the ratios Unknown / Known. A ratio is null where either is
 * never reached, or where the Known ones are there before training.
 */
export function fittingSpeed(points: {
  known: readonly FittedPoint[];
  unknown: readonly FittedPoint[];
}): {
  known: FittingSpeed;
  unknown: FittingSpeed;
  ratioTo50: number | null;
  ratioTo90: number | null;
} {
  const known = speedOf(points.known);
  const unknown = speedOf(points.unknown);
  return {
    known,
    unknown,
    ratioTo50: ratio(unknown.epochsTo50, known.epochsTo50),
    ratioTo90: ratio(unknown.epochsTo90, known.epochsTo90),
  };
}
