import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawBinomial, drawMultinomial } from "@/lib/domain/stats/binomial-draw";
import { createUniforms } from "@/lib/domain/stats/seeded-random";

describe("drawBinomial", () => {
  it.each([
    { trials: 10, probability: 0.3 },
    { trials: 800, probability: 0.8475 },
    { trials: 50_000, probability: 0.01 },
  ])("has the mean and variance of Bin($trials, $probability)", ({ trials, probability }) => {
    const uniform = createUniforms(11);
    const draws = Array.from({ length: 20_000 }, () =>
      drawBinomial({ trials, probability }, uniform()),
    );
    const mean = draws.reduce((a, b) => a + b, 0) / draws.length;
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
    const expected = trials * probability * (1 - probability);
    expect(Math.abs(mean - trials * probability)).toBeLessThan(4 * Math.sqrt(expected / 20_000));
    expect(variance / expected).toBeCloseTo(1, 1);
  });

  it("gives each count its probability", () => {
    const uniform = createUniforms(3);
    const counts = [0, 0, 0];
    for (let i = 0; i < 40_000; i++) {
      const drawn = drawBinomial({ trials: 2, probability: 0.25 }, uniform());
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    // Bin(2, 1/4) is 9/16, 6/16, 1/16; chi-squared with 2 degrees of freedom, 0.1 % point 13.8.
    const expected = [22_500, 15_000, 2500];
    const chiSquared = counts.reduce(
      (sum, count, k) => sum + (count - (expected[k] ?? 1)) ** 2 / (expected[k] ?? 1),
      0,
    );
    expect(chiSquared).toBeLessThan(13.8);
  });

  it("stays between none and all", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.double({ min: -1, max: 2, noNaN: true }),
        fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }),
        (trials, probability, uniform) => {
          const drawn = drawBinomial({ trials, probability }, uniform);
          expect(Number.isInteger(drawn) && drawn >= 0 && drawn <= trials).toBe(true);
        },
      ),
    );
  });
});

describe("drawMultinomial", () => {
  it("shares out every trial, in the given shares on average", () => {
    const uniform = createUniforms(8);
    const shares = [0.5, 0, 0.2, 0.3];
    const sums = [0, 0, 0, 0];
    for (let replicate = 0; replicate < 2000; replicate++) {
      const drawn = drawMultinomial({ trials: 100, shares }, uniform);
      expect(drawn.reduce((a, b) => a + b, 0)).toBe(100);
      for (const [k, count] of drawn.entries()) sums[k] = (sums[k] ?? 0) + count;
    }
    for (const [k, share] of shares.entries()) {
      // Four standard errors of a mean of 2,000 draws.
      const tolerance = 4 * Math.sqrt((share * (1 - share)) / 200_000);
      expect(Math.abs((sums[k] ?? 0) / 200_000 - share)).toBeLessThanOrEqual(tolerance);
    }
  });
});
