import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toPoints } from "@/lib/domain/points";

describe("toPoints", () => {
  it("leaves no trace of binary fractions", () => {
    expect(toPoints(0.8475 - 0.5375)).toBe(31);
    expect(toPoints(0.1 + 0.2)).toBe(30);
  });

  it("knows no minus zero", () => {
    expect(Object.is(toPoints(-1e-15), 0)).toBe(true);
  });

  it("is a hundred times the ratio", () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (ratio) => {
        expect(toPoints(ratio)).toBeCloseTo(100 * ratio, 8);
      }),
    );
  });
});
