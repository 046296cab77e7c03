import { resampleCounts } from "@/lib/domain/bootstrap";
import { type CheckpointOutcomes, countOutcomes } from "@/lib/domain/checkpoint-outcomes";
import { type AccuracyCurve, type CurveFitter, createCurveFitter } from "@/lib/domain/onset-curve";
import { estimateFromResamples, type OnsetEstimate } from "@/lib/domain/onset-interval";

export type { OnsetEstimate };

/** Why there is no estimate: too few checkpoints after the warm-up, or no fall after it. */
export type OnsetAbsence = "nothing-evaluated" | "too-few-checkpoints" | "no-decline";

type Prepared = { fitter: CurveFitter; curve: AccuracyCurve; columns: Uint8Array[] };

function prepare(checkpoints: readonly CheckpointOutcomes[]): Prepared {
  const evaluated = checkpoints
    .map((checkpoint) => ({ ...checkpoint, counts: countOutcomes(checkpoint.outcomes) }))
    .filter((checkpoint) => checkpoint.counts.total > 0);
  return {
    fitter: createCurveFitter(evaluated),
    curve: {
      correct: Float64Array.from(evaluated, (checkpoint) => checkpoint.counts.correct),
      evaluated: Float64Array.from(evaluated, (checkpoint) => checkpoint.counts.total),
    },
    columns: evaluated.map((checkpoint) => checkpoint.outcomes),
  };
}

/** The reason code when estimateOnset is null, else null. */
export function whyNoOnset(checkpoints: readonly CheckpointOutcomes[]): OnsetAbsence | null {
  const { fitter, curve } = prepare(checkpoints);
  if (curve.correct.length === 0) return "nothing-evaluated";
  if (fitter.fit(curve)) return null;
  return fitter.hasEnoughPoints(curve) ? "no-decline" : "too-few-checkpoints";
}

/**
 * When did the fall start? Least squares after the warm-up (onset-fit, onset-curve), with a 95 %
 * percentile interval by paired bootstrap over examples: resample them, rebuild the whole curve, find
 * warm-up and onset again (SCIENCE.md section 6). Accuracy as a ratio; x is the epoch, or the step when
 * epochs are missing or do not rise (unit says which). A replicate without a fall counts as an onset at
 * the last checkpoint; decliningShare is the share that has one.
 *
 * This never says whether there is a fall: on a flat run some onset always fits best. Show it only with
 * an alarm (onset-alarm). The interval is meaningless when decliningShare is well below 1, and it holds
 * for these checkpoints only: one training run, so no variation between seeds.
 */
export function estimateOnset(question: {
  checkpoints: readonly CheckpointOutcomes[];
  replicates: number;
  seed: number;
}): OnsetEstimate | null {
  const { fitter, curve, columns } = prepare(question.checkpoints);
  return estimateFromResamples({
    fitter,
    curve,
    replicates: question.replicates,
    resample: (visit) =>
      resampleCounts({ columns, replicates: question.replicates, seed: question.seed, visit }),
  });
}
