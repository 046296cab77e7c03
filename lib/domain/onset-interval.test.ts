import { describe, expect, it } from "vitest";
import { createCurveFitter } from "@/lib/domain/onset-curve";
import { estimateFromResamples } from "@/lib/domain/onset-interval";

const checkpoints = Array.from({ length: 10 }, (_, k) => ({ step: k, epoch: k }));
const fitter = createCurveFitter(checkpoints);

/** Level at 80 % until the onset, then 5 points an epoch. */
function fallingFrom(onset: number) {
  return {
    correct: Float64Array.from(checkpoints, ({ epoch }) => 80 - 5 * Math.max(0, epoch - onset)),
    evaluated: new Float64Array(10).fill(100),
  };
}

const flat = { correct: new Float64Array(10).fill(80), evaluated: new Float64Array(10).fill(100) };

describe("estimateFromResamples", () => {
  it("takes the point from the curve and the interval from the resamples", () => {
    const estimate = estimateFromResamples({
      fitter,
      curve: fallingFrom(4),
      replicates: 3,
      resample: (visit) => [2, 4, 6].map(fallingFrom).forEach(visit),
    });
    // Type 7 quantiles of 2, 4, 6 at 2.5 and 97.5 %: 2.1 and 5.9.
    expect(estimate).toMatchObject({ epoch: 4, knots: 1, endEpoch: null, decliningShare: 1 });
    expect(estimate?.low).toBeCloseTo(2.1, 9);
    expect(estimate?.high).toBeCloseTo(5.9, 9);
    expect(estimate?.levelAccuracy).toBeCloseTo(0.8, 9);
    expect(estimate?.slopePerEpoch).toBeCloseTo(-0.05, 9);
  });

  it("counts a resample without a fall as an onset at the end", () => {
    const estimate = estimateFromResamples({
      fitter,
      curve: fallingFrom(4),
      replicates: 2,
      resample: (visit) => [flat, flat].forEach(visit),
    });
    expect(estimate).toMatchObject({ low: 9, high: 9, decliningShare: 0 });
  });

  it("is null for a flat curve, without resampling", () => {
    const estimate = estimateFromResamples({
      fitter,
      curve: flat,
      replicates: 1,
      resample: () => {
        throw new Error("resampled");
      },
    });
    expect(estimate).toBeNull();
  });
});
