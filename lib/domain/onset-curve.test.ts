import { describe, expect, it } from "vitest";
import { createCurveFitter } from "@/lib/domain/onset-curve";

function evenly(count: number, epoch: (k: number) => number | null = (k) => k) {
  return Array.from({ length: count }, (_, k) => ({ step: k * 10, epoch: epoch(k) }));
}

function curve(percents: number[], evaluated = 100) {
  return {
    correct: Float64Array.from(percents, (percent) => (percent * evaluated) / 100),
    evaluated: new Float64Array(percents.length).fill(evaluated),
  };
}

describe("createCurveFitter", () => {
  it("measures in epochs, or in steps where epochs are missing or do not rise", () => {
    expect(createCurveFitter(evenly(5))).toMatchObject({ unit: "epoch", lastX: 4 });
    const missing = evenly(5, (k) => (k === 2 ? null : k));
    expect(createCurveFitter(missing)).toMatchObject({ unit: "step", lastX: 40 });
    const repeated = evenly(5, (k) => Math.floor(k / 2));
    expect(createCurveFitter(repeated).unit).toBe("step");
  });

  it("leaves out the warm-up: everything before one standard error of the maximum", () => {
    // At 80 % of 100 the standard error is 4 points: the fall is sought from the 77 on.
    const fitter = createCurveFitter(evenly(9));
    const fit = fitter.fit(curve([20, 50, 77, 80, 80, 70, 60, 50, 40]));
    expect(fit?.onset).toBeGreaterThanOrEqual(3);
    expect(fit?.onset).toBeLessThanOrEqual(4.25);
    expect(fit?.slope).toBeCloseTo(-0.1, 1);
  });

  it("finds no fall in a curve that only rises", () => {
    const fitter = createCurveFitter(evenly(8));
    const rising = curve([10, 20, 30, 40, 50, 60, 70, 80]);
    expect(fitter.fit(rising)).toBeNull();
    expect(fitter.hasEnoughPoints(rising)).toBe(false);
  });

  it("takes the value before where a resample evaluated nothing", () => {
    const fitter = createCurveFitter(evenly(7));
    const whole = curve([80, 80, 80, 80, 70, 60, 50]);
    const gap = curve([80, 80, 80, 80, 70, 60, 50]);
    gap.correct[2] = 0;
    gap.evaluated[2] = 0;
    expect(fitter.fit(gap)).toEqual(fitter.fit(whole));
  });

  it("has nothing to fit without checkpoints", () => {
    expect(createCurveFitter([]).fit(curve([]))).toBeNull();
  });
});
