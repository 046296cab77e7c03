import { describe, expect, it } from "vitest";
import { quantileOf } from "@/lib/domain/stats/quantile";

describe("quantileOf", () => {
  it("interpolates between neighbours, as numpy's default does", () => {
    expect(quantileOf([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantileOf([1, 2, 3, 4], 0.1)).toBeCloseTo(1.3, 12);
  });

  it("gives the ends, and null of nothing", () => {
    expect(quantileOf([3, 1, 2], 0)).toBe(1);
    expect(quantileOf([3, 1, 2], 1)).toBe(3);
    expect(quantileOf([], 0.5)).toBeNull();
  });

  it("leaves the values as they were", () => {
    const values = [3, 1, 2];
    quantileOf(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });
});
