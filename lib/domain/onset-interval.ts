import type { AccuracyCurve, CurveFitter } from "@/lib/domain/onset-curve";
import { quantileOf } from "@/lib/domain/quantile";

export type OnsetEstimate = {
  epoch: number;
  low: number;
  high: number;
  levelAccuracy: number;
  slopePerEpoch: number;
  endEpoch: number | null;
  knots: 1 | 2;
  replicates: number;
  unit: "epoch" | "step";
  decliningShare: number;
};

/**
 * The onset of a curve with the 2.5 and 97.5 % points over resampled curves. A resample without a fall
 * counts as an onset at the last checkpoint. Null when the curve itself has no fall.
 */
export function estimateFromResamples(question: {
  fitter: CurveFitter;
  curve: AccuracyCurve;
  replicates: number;
  resample: (visit: (curve: AccuracyCurve) => void) => void;
}): OnsetEstimate | null {
  const { fitter } = question;
  const fit = fitter.fit(question.curve);
  if (!fit) return null;
  const onsets: number[] = [];
  let declining = 0;
  question.resample((curve) => {
    const again = fitter.fit(curve);
    if (again) declining += 1;
    onsets.push(again ? again.onset : fitter.lastX);
  });
  return {
    epoch: fit.onset,
    low: quantileOf(onsets, 0.025) ?? fit.onset,
    high: quantileOf(onsets, 0.975) ?? fit.onset,
    levelAccuracy: fit.level,
    slopePerEpoch: fit.slope,
    endEpoch: fit.end,
    knots: fit.knots,
    replicates: question.replicates,
    unit: fitter.unit,
    decliningShare: onsets.length > 0 ? declining / onsets.length : 1,
  };
}
