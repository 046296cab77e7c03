import { type FallFit, type FallPlan, fitFall, planFall } from "@/lib/domain/onset-fit";

/** Counts at each checkpoint; evaluated may be 0 in a resample. */
export type AccuracyCurve = { correct: Float64Array; evaluated: Float64Array };

export type CurveFitter = {
  unit: "epoch" | "step";
  lastX: number;
  hasEnoughPoints: (curve: AccuracyCurve) => boolean;
  fit: (curve: AccuracyCurve) => FallFit | null;
};

function strictlyRises(values: readonly (number | null)[]): values is number[] {
  return values.every(
    (value, i) => value !== null && (i === 0 || value > (values[i - 1] ?? value)),
  );
}

/** Epochs where every checkpoint has one and they rise, else steps. */
function horizontalAxis(checkpoints: readonly { step: number; epoch: number | null }[]): {
  unit: "epoch" | "step";
  x: number[];
} {
  const epochs = checkpoints.map((checkpoint) => checkpoint.epoch);
  if (strictlyRises(epochs)) return { unit: "epoch", x: epochs };
  return { unit: "step", x: checkpoints.map((checkpoint) => checkpoint.step) };
}

/**
 * The warm-up ends at the first checkpoint within one standard error, sqrt(p(1 - p)/n), of the highest
 * accuracy: a rise before it must not be taken for a level.
 */
function warmUpEnd(curve: AccuracyCurve): number {
  let [highest, error] = [-1, 0];
  for (const [i, correct] of curve.correct.entries()) {
    const total = curve.evaluated[i] ?? 0;
    const share = total > 0 ? correct / total : -1;
    if (share > highest) [highest, error] = [share, Math.sqrt((share * (1 - share)) / total)];
  }
  return curve.correct.findIndex(
    (correct, i) => correct >= (highest - error) * (curve.evaluated[i] ?? 0),
  );
}

/**
 * Fits the fall of curves over these checkpoints, after each curve's own warm-up; what depends on the
 * x axis alone is worked out once for each end of the warm-up. A resampled checkpoint with nothing
 * evaluated takes the value before it.
 */
export function createCurveFitter(
  checkpoints: readonly { step: number; epoch: number | null }[],
): CurveFitter {
  const { unit, x } = horizontalAxis(checkpoints);
  const plans = new Map<number, FallPlan | null>();
  function planFrom(start: number): FallPlan | null {
    const known = plans.get(start);
    if (known !== undefined) return known;
    const plan = planFall(x.slice(start));
    plans.set(start, plan);
    return plan;
  }
  function fit(curve: AccuracyCurve): FallFit | null {
    const start = Math.max(0, warmUpEnd(curve));
    const plan = planFrom(start);
    if (!plan) return null;
    const y = new Float64Array(x.length - start);
    for (let i = 0; i < y.length; i++) {
      const total = curve.evaluated[start + i] ?? 0;
      y[i] = total > 0 ? (curve.correct[start + i] ?? 0) / total : (y[i - 1] ?? 0);
    }
    return fitFall(plan, y);
  }
  return {
    unit,
    lastX: x.at(-1) ?? 0,
    hasEnoughPoints: (curve) => planFrom(Math.max(0, warmUpEnd(curve))) !== null,
    fit,
  };
}
