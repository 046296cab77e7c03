import { describe, expect, it } from "vitest";
import { createDraws, createUniforms } from "@/lib/domain/stats/seeded-random";

describe("createDraws", () => {
  it("repeats itself for the same seed and differs for another", () => {
    const take = (seed: number) => {
      const draw = createDraws(seed);
      return Array.from({ length: 20 }, () => draw(1000));
    };
    expect(take(5)).toEqual(take(5));
    expect(take(5)).not.toEqual(take(6));
  });

  it("reaches every number evenly", () => {
    const draw = createDraws(1);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) {
      const drawn = draw(10);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    // Chi-squared with 9 degrees of freedom: 27.9 is the 0.1 % point.
    const chiSquared = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquared).toBeLessThan(27.9);
  });
});

describe("createUniforms", () => {
  it("stays strictly between 0 and 1 with mean 1/2", () => {
    const uniform = createUniforms(2);
    const values = Array.from({ length: 50_000 }, uniform);
    expect(Math.min(...values.slice(0, 1000))).toBeGreaterThan(0);
    expect(values.every((value) => value > 0 && value < 1)).toBe(true);
    expect(values.reduce((a, b) => a + b, 0) / values.length).toBeCloseTo(0.5, 2);
  });
});
